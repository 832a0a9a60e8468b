import { describe, expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

function failing(): World {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  return world;
}

/** Makes the attempts that are due before the given time; those in tab 1 fail. */
function runUntil(world: World, until: number): void {
  for (let turns = 0; turns < 200 && (world.dueAt() ?? Infinity) < until; turns += 1) {
    world.attempt();
    if (world.tabs.get(1)?.loading === 'gatelight') world.fail(1, unavailable);
  }
  world.time = until;
}

/** Makes some attempts that fail, and one that recovers the page. */
function recoverAfter(failures: number): World {
  const world = failing();
  for (let attempt = 0; attempt < failures; attempt += 1) {
    world.attempt();
    world.fail(1, unavailable);
  }
  world.attempt();
  world.end(1, 'recovered');
  return world;
}

describe('a site that fails and recovers in turn', () => {
  test.each(['page', 'unknown'] as const)('is loaded at most 8 times in 15 minutes (%s)', (loadedBy) => {
    const world = failing();
    const start = world.time;
    for (let turns = 0; turns < 1_000 && world.time - start < 15 * minute; turns += 1) {
      if (world.dueAt() === undefined) break;
      world.attempt();
      if (world.tabs.get(1)?.loading !== 'gatelight') continue;
      world.end(1, 'recovered'); // its script navigates at once to a URL that fails
      world.time += 50;
      world.fail(1, unavailable, loadedBy);
    }
    expect(world.loads.length).toBe(8);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
    expect(world.broken).toEqual([]);
  });

  test('is requested after growing delays all the same', () => {
    const world = failing();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      world.attempt();
      world.end(1, 'recovered');
      world.fail(1, unavailable, 'page');
    }
    const times = world.loads.map(({ at }) => at);
    const gaps = times.slice(1).map((at, nth) => at - times[nth]!);
    expect(gaps).toEqual([9_000, 13_500, 20_250]);
  });
});

describe('a run that has spent its attempts', () => {
  test('is not restarted by another page of the site that reloads itself', () => {
    const world = failing();
    const start = world.time;
    world.fail(2, { ...unavailable, caution: 'refreshes-itself' });
    for (let at = start + minute; at < start + 8 * hour; at += minute) {
      runUntil(world, at);
      world.fail(2, { ...unavailable, caution: 'refreshes-itself' }, 'page');
    }
    expect(world.loads).toHaveLength(8);
    expect(world.broken).toEqual([]);
  });

  test.each(['page', 'unknown'] as const)(
    'is not restarted by its own page, reloaded every 16 minutes by %s',
    (loadedBy) => {
      const world = failing();
      const start = world.time;
      for (let at = start + 16 * minute; at < start + 8 * hour; at += 16 * minute) {
        runUntil(world, at);
        world.fail(1, unavailable, loadedBy);
      }
      expect(world.loads).toHaveLength(8);
      expect(world.broken).toEqual([]);
    },
  );

  test.each([
    ['another page that fails in a new tab', (world: World) => world.fail(2, unavailable, 'page')],
    [
      'another page that fails in a tab of unknown origin',
      (world: World) => world.fail(2, unavailable, 'unknown'),
    ],
    ['a change of the environment', (world: World) => world.send({ kind: 'environment-changed' })],
    ['the activation of its tab', (world: World) => world.send({ kind: 'tab-activated', tabId: 1 })],
    [
      'a restart of the worker',
      (world: World) => world.send({ kind: 'worker-restarted', tabs: world.observedTabs() }),
    ],
  ])('is not restarted by %s', (_, happen) => {
    const world = failing();
    runUntil(world, world.time + hour);
    happen(world);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
    expect(world.dueAt()).toBeUndefined();
  });

  test.each([
    ['the same page', 1],
    ['another page of the site', 2],
  ])('is replaced by a fresh run when the user loads %s', (_, tabId) => {
    const world = failing();
    runUntil(world, world.time + hour);
    world.fail(tabId, unavailable, 'user');
    expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
    expect(world.outage?.run).toMatchObject({ attempts: 0, startedAt: world.now, end: undefined });
  });
});

describe('a load made by the user', () => {
  test('restarts the countdown and the backoff of a run that has not ended', () => {
    const world = failing();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      world.attempt();
      world.fail(1, unavailable);
    }
    world.time = world.dueAt()! - 300;
    world.fail(1, unavailable, 'user');
    expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
    expect(world.outage?.run.attempts).toBe(0);
  });

  test('starts no run after Stop', () => {
    const world = failing();
    world.command(1, 'stop');
    world.fail(1, unavailable, 'user');
    world.fail(2, unavailable, 'user');
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
    expect(world.outage?.run.end).toBe('user');
  });

  test('lets an attempt in another tab end first', () => {
    const world = failing();
    world.fail(2, unavailable);
    world.attempt();
    world.fail(1, unavailable, 'user');
    expect(world.outage?.phase).toMatchObject({ name: 'loading', attempt: { tabId: 2 } });
    expect(world.outage?.run.attempts).toBe(0);
  });

  test('ends the check of its own page, and starts a countdown', () => {
    const world = failing();
    world.wake();
    world.fail(1, unavailable, 'user');
    world.answerCheck('free');
    expect(world.loads).toEqual([]);
    expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
  });

  test('starts a run that is kept after a recovery as well', () => {
    const world = failing();
    world.attempt();
    world.fail(1, unavailable);
    world.fail(1, unavailable, 'user');
    world.tabs.get(1)!.loading = 'user';
    world.end(1, 'recovered');
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run).toMatchObject({ attempts: 0, backoff: 2 });
  });

  test('starts a fresh run in an outage that starts within 15 minutes of a recovery', () => {
    const world = recoverAfter(3);
    world.time += minute;
    world.fail(1, unavailable, 'user');
    expect(world.outage?.run).toMatchObject({ attempts: 0, backoff: 1, end: undefined });
  });
});

describe('a load of unknown origin', () => {
  test('restarts the countdown from the same backoff state', () => {
    const world = failing();
    world.attempt();
    world.fail(1, unavailable);
    world.time = world.dueAt()! - 300;
    world.fail(1, unavailable, 'unknown');
    expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 9_000, purpose: 'retry' });
    expect(world.outage?.run).toMatchObject({ attempts: 1, backoff: 2 });
  });

  test('ends the check of its own page, and starts a countdown', () => {
    const world = failing();
    world.wake();
    world.fail(1, unavailable, 'unknown');
    world.answerCheck('free');
    expect(world.loads).toEqual([]);
    expect(world.outage?.phase.name).toBe('scheduled');
    expect(world.outage?.run.attempts).toBe(0);
  });
});

describe('attempts and delays', () => {
  test.each(['page', 'unknown'] as const)('are kept after a recovery (%s)', (loadedBy) => {
    const world = recoverAfter(3);
    world.time += 5 * minute;
    world.fail(1, unavailable, loadedBy);
    expect(world.outage).toMatchObject({ run: { attempts: 4, backoff: 5 }, attempts: 0 });
    expect(world.dueAt()! - world.time).toBe(30_375);
  });

  test('are kept after the failing page was left', () => {
    const world = failing();
    world.attempt();
    world.fail(1, unavailable);
    world.leave(1, 'closed');
    world.time += minute;
    world.fail(2, unavailable, 'page');
    expect(world.outage?.run).toMatchObject({ attempts: 1, backoff: 3 });
  });

  test('are dropped 15 minutes after the last attempt', () => {
    const world = recoverAfter(3);
    const attemptedAt = world.loads.at(-1)!.at;
    world.time = attemptedAt + 15 * minute;
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run).toMatchObject({ attempts: 0, backoff: 1, startedAt: world.now });
  });

  test('are still kept just before that', () => {
    const world = recoverAfter(3);
    const attemptedAt = world.loads.at(-1)!.at;
    world.time = attemptedAt + 15 * minute - 1;
    world.send({ kind: 'wake-up' });
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run).toMatchObject({ attempts: 4 });
  });

  test('prevent a run whose attempts were spent before the recovery from starting again', () => {
    const world = failing();
    runUntil(world, world.time + 10 * minute);
    world.tabs.get(1)!.loading = 'user';
    world.end(1, 'recovered');
    world.fail(1, unavailable, 'page');
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  });

  test('prevent a run whose time was spent before the recovery from starting again', () => {
    const world = failing();
    world.attempt();
    world.time += 14 * minute;
    world.fail(1, unavailable);
    runUntil(world, world.time + 2 * minute);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
    expect(world.outage?.run.attempts).toBeLessThan(8);
    world.tabs.get(1)!.loading = 'user';
    world.end(1, 'recovered');
    world.fail(1, unavailable, 'page');
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
  });

  test('leave the remaining ones to a page that fails within 15 minutes, however long ago the first one failed', () => {
    const world = recoverAfter(5);
    world.time = world.loads.at(-1)!.at + 14 * minute;
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run.attempts).toBe(6);
    expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
    world.attempt();
    world.fail(1, unavailable);
    world.attempt();
    world.fail(1, unavailable);
    expect(world.loads).toHaveLength(8);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  });

  test('are kept after a recovery without Stop and without a redirect that led elsewhere', () => {
    for (const how of ['user', 'led-elsewhere'] as const) {
      const world = failing();
      world.attempt();
      if (how === 'user') world.command(1, 'stop');
      world.end(1, how === 'user' ? 'recovered' : 'led-elsewhere');
      expect(world.outage?.run.end).toBe(how);
      world.fail(1, unavailable, 'page');
      expect(world.outage?.run).toMatchObject({ end: undefined, attempts: 1 });
      expect(world.outage?.phase.name).toBe('scheduled');
    }
  });
});
