import { describe, expect, test } from 'vitest';
import { keepTryingLimit } from '../../src/outage/limits.ts';
import { pageOf } from '../../src/outage/outage.ts';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

const never: Answer = { ...unavailable, status: 403, retry: 'never' };

/** Returns a world of failing tabs; *Keep trying* was pressed in the last one. */
function keepTrying(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  world.command(tabs.at(-1)!, 'keep-trying');
  return world;
}

function setOnline(world: World, online: boolean): void {
  world.online = online;
  world.send({ kind: 'environment-changed' });
}

/** The user reloads a tab, and its page recovers. */
function recoverByUser(world: World, tabId: number): void {
  world.tabs.get(tabId)!.loading = 'user';
  world.end(tabId, 'recovered');
}

/** Lets what is due happen until the tab is loading. */
function runUntilLoading(world: World, tabId: number): void {
  for (let turns = 0; turns < 20 && !world.tabs.get(tabId)?.loading; turns += 1) world.attempt();
}

/** Makes attempts that fail, until the given time. */
function failUntil(world: World, until: number): void {
  for (let turns = 0; turns < 5_000 && (world.dueAt() ?? Infinity) < until; turns += 1) {
    world.attempt();
    for (const [tab, { loading }] of [...world.tabs]) if (loading) world.fail(tab, unavailable);
  }
  world.time = Math.max(world.time, until);
}

/** Expects exactly these notifications, and no more whatever happens next. */
function expectOutcomes(world: World, ...expected: readonly (readonly [number, string])[]): void {
  world.send({ kind: 'environment-changed' });
  world.send({ kind: 'worker-restarted', tabs: world.observedTabs() });
  failUntil(world, world.time + keepTryingLimit + hour);
  world.send({ kind: 'wake-up' });
  const notified = world.reported.flatMap((effect) =>
    effect.kind === 'notify' ? [[effect.tabId, effect.outcome] as const] : [],
  );
  expect(notified).toEqual(expected);
  expect(world.broken).toEqual([]);
}

describe('the end of Keep trying is reported once', () => {
  test('as back, when the page of its tab recovered through an attempt', () => {
    const world = keepTrying(1);
    world.attempt();
    world.end(1, 'recovered');
    expectOutcomes(world, [1, 'back']);
  });

  test('as back, when the user loaded the page', () => {
    const world = keepTrying(1);
    recoverByUser(world, 1);
    expectOutcomes(world, [1, 'back']);
  });

  test('as failed, when the page is of the retry class never', () => {
    const world = keepTrying(1);
    world.attempt();
    world.fail(1, never);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
    expectOutcomes(world, [1, 'failed']);
  });

  test('as failed, when the retry class of the document becomes known later', () => {
    const world = keepTrying(1);
    world.attempt();
    world.fail(1, unavailable);
    const failure = world.tabs.get(1)!.failure!;
    world.tabs.get(1)!.failure = { ...failure, retry: 'never' }; // its content shows a bot check
    world.send({ kind: 'failed', failure: { ...failure, retry: 'never' } });
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
    expectOutcomes(world, [1, 'failed']);
  });

  test('as failed, when a load by the user gives a page of the retry class never', () => {
    const world = keepTrying(1);
    world.fail(1, never, 'user');
    expectOutcomes(world, [1, 'failed']);
  });

  test('as failed, when the page is the result of a form submission', () => {
    const world = keepTrying(1);
    world.fail(1, { ...unavailable, request: 'form' }, 'user');
    expectOutcomes(world, [1, 'failed']);
  });

  test.each(['download', 'no-content'] as const)('as %s, when an attempt ended in one', (how) => {
    const world = keepTrying(1);
    world.attempt();
    world.end(1, how);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: how });
    expectOutcomes(world, [1, how]);
  });

  test('as day-passed, when a day has passed', () => {
    const world = keepTrying(1);
    const since = world.time;
    failUntil(world, since + keepTryingLimit);
    expect(world.reported).toEqual([]);
    world.wake();
    expect(world.time).toBe(since + keepTryingLimit);
    expect(world.reported).toMatchObject([{ kind: 'notify', tabId: 1, outcome: 'day-passed' }]);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
    expect(world.dueAt()).toBeUndefined();
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('as day-passed, when the page recovers or fails for good after that', () => {
    for (const happen of [
      (world: World) => world.end(1, 'recovered'),
      (world: World) => world.fail(1, never),
      (world: World) => world.end(1, 'download'),
    ]) {
      const world = keepTrying(1);
      failUntil(world, world.time + 23 * hour + 59 * minute);
      world.attempt();
      world.time += 5 * minute;
      happen(world);
      expectOutcomes(world, [1, 'day-passed']);
    }
  });
});

describe('the end is reported for the tab in which Keep trying was pressed', () => {
  test('and not for another tab that recovers earlier', () => {
    const world = keepTrying(1, 2);
    recoverByUser(world, 1);
    expect(world.reported).toEqual([]);
    runUntilLoading(world, 2);
    world.fail(2, unavailable);
    runUntilLoading(world, 2);
    world.end(2, 'recovered');
    expectOutcomes(world, [2, 'back']);
  });

  test('and not for a follower', () => {
    const world = keepTrying(1, 2, 3);
    world.attempt();
    world.end(3, 'recovered');
    world.attempt();
    world.end(2, 'recovered');
    world.attempt();
    world.end(1, 'recovered');
    expectOutcomes(world, [3, 'back']);
  });

  test('also when that tab recovers as a follower', () => {
    const world = keepTrying(1, 2);
    recoverByUser(world, 1);
    world.attempt();
    expect(world.loads.at(-1)).toMatchObject({ tabId: 2, purpose: 'follow' });
    world.end(2, 'recovered');
    expectOutcomes(world, [2, 'back']);
  });

  test('and separately for each of several tabs', () => {
    const world = keepTrying(1, 2);
    world.command(1, 'keep-trying');
    runUntilLoading(world, 2);
    world.fail(2, never);
    expect(pageOf(world.outage!, 1)?.keepTryingSince).toBeDefined();
    runUntilLoading(world, 1);
    world.end(1, 'recovered');
    expectOutcomes(world, [2, 'failed'], [1, 'back']);
  });

  test('and the day is counted separately for each tab', () => {
    const world = keepTrying(1, 2);
    const since = world.time;
    failUntil(world, since + hour);
    world.command(1, 'keep-trying');
    failUntil(world, since + keepTryingLimit + 1);
    expect(world.reported).toMatchObject([{ tabId: 2, outcome: 'day-passed' }]);
    expect(world.dueAt()).toBeDefined();
    failUntil(world, since + keepTryingLimit + hour + 1);
    expectOutcomes(world, [2, 'day-passed'], [1, 'day-passed']);
    expect(world.loads.at(-1)!.at).toBeLessThanOrEqual(since + keepTryingLimit + hour);
  });
});

describe('a day is 24 hours of wall-clock time', () => {
  test('though the browser was offline for three days', () => {
    const world = keepTrying(1);
    const since = world.time;
    setOnline(world, false);
    world.time += 72 * hour;
    setOnline(world, true);
    expect(world.reported).toMatchObject([{ kind: 'notify', tabId: 1, outcome: 'day-passed' }]);
    failUntil(world, world.time + 24 * hour);
    expect(world.loads.filter(({ at }) => at > since + keepTryingLimit)).toEqual([]);
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('which end in time while still offline', () => {
    const world = keepTrying(1);
    const since = world.time;
    setOnline(world, false);
    for (let turns = 0; turns < 5_000 && world.outage?.phase.name === 'paused'; turns += 1) world.wake();
    expect(world.time).toBe(since + keepTryingLimit);
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('that begin when it was pressed, however long the browser had been offline before', () => {
    const world = new World(() => 0.5);
    world.fail(1, unavailable);
    setOnline(world, false);
    world.time += 3 * hour;
    world.command(1, 'keep-trying');
    const since = world.time;
    setOnline(world, true);
    failUntil(world, since + 23 * hour);
    expect(world.outage?.phase.name).toBe('scheduled');
    failUntil(world, since + keepTryingLimit + 1);
    expect(world.outage?.phase.name).toBe('stopped');
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('though the page is in use all the time', () => {
    const world = keepTrying(1);
    const since = world.time;
    for (let turns = 0; turns < 5_000 && world.outage?.phase.name !== 'stopped'; turns += 1) {
      world.wake();
      world.answerCheck('filled');
    }
    expect(world.time - since).toBeLessThanOrEqual(keepTryingLimit);
    expect(world.loads).toEqual([]);
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('though Retry-After says two days', () => {
    const world = keepTrying(1);
    world.attempt();
    world.fail(1, { ...unavailable, retryAfter: 48 * hour });
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'retry-after-too-late' });
    expectOutcomes(world, [1, 'day-passed']);
  });

  test('though other tabs of the site reload themselves, fail and recover meanwhile', () => {
    const world = keepTrying(1);
    const since = world.time;
    for (let at = since + hour; at <= since + 26 * hour; at += hour) {
      failUntil(world, at);
      world.fail(2, unavailable, 'page');
      recoverByUser(world, 2);
      world.fail(1, unavailable, 'user');
    }
    const automatic = world.loads.filter(({ purpose }) => purpose === 'retry');
    const notified = world.reported.filter(({ kind }) => kind === 'notify');
    expect(notified).toMatchObject([{ tabId: 1, outcome: 'day-passed' }]);
    expect(automatic.filter(({ at }) => at < since + keepTryingLimit).length).toBeGreaterThan(200);
    expect(world.broken).toEqual([]);
  });
});

describe('nothing is reported if the user ended it', () => {
  test.each(['closed', 'elsewhere'] as const)('because the tab is %s', (how) => {
    const world = keepTrying(1);
    world.attempt();
    world.leave(1, how);
    expectOutcomes(world);
  });

  test('by the browser’s Stop', () => {
    const world = keepTrying(1);
    world.attempt();
    world.end(1, 'stopped');
    expectOutcomes(world);
  });

  test('by Stop', () => {
    const world = keepTrying(1);
    world.command(1, 'stop');
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
    expectOutcomes(world);
  });

  test('by Stop in another tab of the site', () => {
    const world = keepTrying(1, 2);
    world.command(1, 'stop');
    expectOutcomes(world);
  });

  test.each([
    ['may be retried', unavailable],
    ['is never retried', { ...unavailable, status: 501, retry: 'never' }],
    ['is the result of a form submission', { ...unavailable, request: 'form' }],
  ] as const)('by opening another page in the tab, which fails and %s', (_, answer) => {
    const world = keepTrying(1);
    const tab = world.tabs.get(1)!;
    tab.shows = 'elsewhere';
    tab.loading = 'user';
    world.fail(1, answer);
    expect(world.outage?.pages).toMatchObject([{ keepTryingSince: undefined }]);
    expectOutcomes(world);
  });
});

describe('an end that happened while the worker was dead is noticed', () => {
  test.each([
    ['a healthy page', 'back', (world: World) => world.end(1, 'recovered')],
    ['a page of the retry class never', 'failed', (world: World) => world.fail(1, never)],
    [
      'the result of a form submission',
      'failed',
      (world: World) => world.fail(1, { ...unavailable, request: 'form' }, 'user'),
    ],
  ] as const)('when the tab shows %s, and reported as %s', (_, outcome, happen) => {
    const world = keepTrying(1);
    world.attempt();
    world.dieDuringNext('event');
    happen(world);
    world.send({ kind: 'wake-up' });
    expectOutcomes(world, [1, outcome]);
  });

  test.each(['closed', 'elsewhere'] as const)('and not reported when the tab was %s', (how) => {
    const world = keepTrying(1);
    world.dieDuringNext('event');
    world.leave(1, how);
    world.send({ kind: 'wake-up' });
    expectOutcomes(world);
  });

  test('and not reported when the tab shows another page that fails for good', () => {
    const world = keepTrying(1);
    const tab = world.tabs.get(1)!;
    tab.shows = 'elsewhere';
    tab.loading = 'user';
    world.dieDuringNext('event');
    world.fail(1, never);
    world.send({ kind: 'wake-up' });
    expectOutcomes(world);
  });

  test('as day-passed, when the computer slept through it', () => {
    const world = keepTrying(1);
    world.die();
    world.time += 30 * hour;
    world.send({ kind: 'wake-up' });
    expectOutcomes(world, [1, 'day-passed']);
  });
});

test('the end is reported for the new id of a tab whose id changes in the same step', () => {
  const world = keepTrying(1);
  world.time += keepTryingLimit;
  world.replace(1, 2);
  expect(world.reported).toMatchObject([{ kind: 'notify', tabId: 2, outcome: 'day-passed' }]);
});

test('the end of Keep trying in its tab ends the run for the others, if it lasted longer than an automatic run', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, { ...unavailable, retryAfter: 2 * hour });
  world.command(2, 'keep-trying');
  runUntilLoading(world, 2);
  world.fail(2, unavailable);
  expect(world.outage).toMatchObject({ phase: { name: 'scheduled' }, run: { attempts: 1 } });
  world.leave(2, 'closed');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
});

test('the end of Keep trying while offline leaves no attempt to the others, if those of an automatic run are spent', () => {
  const world = keepTrying(1, 2);
  failUntil(world, world.time + hour);
  setOnline(world, false);
  world.leave(2, 'closed');
  const before = world.loads.length;
  setOnline(world, true);
  failUntil(world, world.time + hour);
  expect(world.loads).toHaveLength(before);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
});

test('Keep trying goes on in a tab that was in use when the site recovered', () => {
  const world = keepTrying(1, 2);
  recoverByUser(world, 1);
  world.wake();
  world.answerCheck('used');
  runUntilLoading(world, 2);
  world.end(2, 'recovered');
  expectOutcomes(world, [2, 'back']);
});

test('Keep trying goes on in a tab that was discarded, once the browser has loaded it', () => {
  const world = keepTrying(1);
  world.leave(1, 'discarded');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'discarded' });
  world.fail(1, unavailable, 'unknown');
  world.attempt();
  world.end(1, 'recovered');
  expectOutcomes(world, [1, 'back']);
});

test('the end of Keep trying in its tab leaves the other tabs to an automatic run', () => {
  const world = keepTrying(1, 2);
  world.attempt();
  world.fail(2, never);
  for (let turns = 0; turns < 50 && world.dueAt() !== undefined; turns += 1) {
    world.attempt();
    if (world.tabs.get(1)?.loading) world.fail(1, unavailable);
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  expect(world.outage?.run.attempts).toBe(8);
});

test('the end of Keep trying in its tab ends the run for the others, if it made more attempts than an automatic run', () => {
  const world = keepTrying(1, 2);
  failUntil(world, world.time + hour);
  const before = world.loads.length;
  world.leave(2, 'closed');
  failUntil(world, world.time + hour);
  expect(world.loads).toHaveLength(before);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
});
