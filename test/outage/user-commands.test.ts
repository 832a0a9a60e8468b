import { expect, test } from 'vitest';
import { refusalOf } from '../../src/outage/command-refusal.ts';
import { pageOf } from '../../src/outage/outage.ts';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

function failing(answer: Partial<Answer> = {}): World {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, ...answer });
  return world;
}

/** Makes attempts that fail until nothing is due. */
function failUntilIdle(world: World): void {
  for (let turns = 0; turns < 5_000 && world.dueAt() !== undefined; turns += 1) {
    world.attempt();
    for (const [tab, { loading }] of [...world.tabs]) if (loading) world.fail(tab, unavailable);
  }
}

function refusal(world: World, tabId: number) {
  return refusalOf(world.outage!, pageOf(world.outage!, tabId)!, world.context());
}

test('Try again now loads its tab at once, without a preflight check', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.command(1, 'try-now');
  expect(world.loads).toMatchObject([{ tabId: 1, at: world.time, purpose: 'command' }]);
  expect(world.pendingCheck).toBeUndefined();
  expect(world.outage?.run.attempts).toBe(0);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('Reload without cache bypasses the cache', () => {
  const world = failing();
  world.command(1, 'reload-without-cache');
  expect(world.loads).toMatchObject([{ bypassCache: true }]);
});

test('a click is refused while an attempt in the same tab is less than a minute old, and says so', () => {
  const world = failing();
  world.attempt();
  const until = world.now + minute;
  expect(refusal(world, 1)).toEqual({ reason: 'on-its-way', until });
  world.time += minute - 1;
  world.command(1, 'try-now');
  world.command(1, 'reload-without-cache');
  expect(world.loads).toHaveLength(1);
  world.time += 1;
  expect(refusal(world, 1)).toBeUndefined();
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(2);
  expect(world.broken).toEqual([]);
});

test('an attempt that has ended does not prevent a click', () => {
  const world = failing();
  world.command(1, 'try-now');
  world.fail(1, unavailable);
  expect(refusal(world, 1)).toBeUndefined();
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(2);
});

test('a click beyond the minute’s budget is refused, and says until when', () => {
  const world = failing();
  for (let click = 1; click <= 10; click += 1) {
    expect(refusal(world, 1)).toBeUndefined();
    world.command(1, 'try-now');
    world.fail(1, unavailable);
  }
  const until = world.now + minute + 1_000;
  expect(refusal(world, 1)).toEqual({ reason: 'too-many', until });
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(10);
  world.time += until - world.now;
  expect(refusal(world, 1)).toBeUndefined();
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(11);
  expect(world.broken).toEqual([]);
});

test('requests from other cookie stores count toward the budget of a click', () => {
  const world = failing();
  const { outage } = world;
  const sentElsewhere = Array.from({ length: 10 }, () => world.now);
  const context = { ...world.context(), sentElsewhere };
  expect(refusalOf(outage!, outage!.pages[0]!, context)).toMatchObject({ reason: 'too-many' });
});

test('a click is carried out at once while another tab’s attempt is under way, and replaces it', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  expect(refusal(world, 1)).toBeUndefined();
  world.command(1, 'try-now');
  expect(world.loads).toMatchObject([
    { tabId: 2, purpose: 'retry' },
    { tabId: 1, at: world.time, purpose: 'command' },
  ]);
  expect(world.broken).toEqual([]);
});

test('a click is carried out at once while the same tab is checked, and the check then has no effect', () => {
  const world = failing();
  world.wake();
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(1);
  world.tabs.get(1)!.loading = undefined;
  world.answerCheck('free');
  expect(world.loads).toHaveLength(1);
});

test('an attempt that was replaced by a click in another tab still prevents a second one', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.fail(3, unavailable);
  world.attempt();
  const attemptedAt = world.time;
  world.command(1, 'try-now');
  world.fail(1, unavailable);
  for (let turns = 0; turns < 20 && world.loads.length < 3; turns += 1) world.attempt();
  expect(world.loads.map(({ purpose }) => purpose)).toEqual(['retry', 'command', 'retry']);
  expect(world.loads[2]!.at - attemptedAt).toBeGreaterThanOrEqual(minute);
  expect(world.broken).toEqual([]);
});

test('an attempt that was replaced by a click in another tab can still recover its page', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  world.command(1, 'try-now');
  world.end(2, 'recovered');
  expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([1]);
  expect(world.outage?.phase).toMatchObject({ name: 'loading', attempt: { tabId: 1 } });
  world.end(1, 'recovered');
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
});

test.each(['try-now', 'reload-without-cache', 'keep-trying'] as const)(
  'after a form submission %s does nothing, and says why',
  (command) => {
    const world = failing({ request: 'form' });
    world.command(1, command);
    expect(world.dueAt()).toBeUndefined();
    expect(world.loads).toEqual([]);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'form' });
    expect(refusal(world, 1)).toEqual({ reason: 'form' });
  },
);

test.each(['try-now', 'reload-without-cache', 'keep-trying'] as const)(
  'in a discarded tab %s does nothing, and says why',
  (command) => {
    const world = failing();
    world.leave(1, 'discarded');
    world.command(1, command);
    expect(world.dueAt()).toBeUndefined();
    expect(world.loads).toEqual([]);
    expect(refusal(world, 1)).toEqual({ reason: 'discarded' });
  },
);

test.each<[string, Partial<Answer>, (world: World) => void]>([
  ['of the retry class never', { retry: 'never' }, () => {}],
  ['whose Retry-After is in the future', { retryAfter: hour }, () => {}],
  ['of a site in the mode never', {}, (world) => (world.mode = 'never')],
  ['while offline', {}, (world) => (world.online = false)],
  ['whose run has ended', {}, failUntilIdle],
])('a click loads a page %s', (_, answer, reach) => {
  const world = failing(answer);
  reach(world);
  world.send({ kind: 'environment-changed' });
  const before = world.loads.length;
  world.command(1, 'try-now');
  expect(world.loads.slice(before)).toMatchObject([{ tabId: 1, purpose: 'command' }]);
  expect(world.broken).toEqual([]);
});

test.each(['download', 'no-content', 'stopped'] as const)(
  'a click loads a tab whose last attempt ended as %s, and the tab takes part again',
  (how) => {
    const world = failing();
    world.attempt();
    world.end(1, how);
    world.command(1, 'try-now');
    world.fail(1, unavailable);
    expect(world.loads).toHaveLength(2);
    expect(world.outage?.phase.name).toBe('scheduled');
  },
);

test('a click makes an excluded tab take part again even if the end of its load is missed', () => {
  const world = failing();
  world.attempt();
  world.end(1, 'stopped');
  world.command(1, 'try-now');
  world.wake();
  world.tabs.get(1)!.loading = undefined;
  world.wake();
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test('a click starts a fresh run', () => {
  const world = failing();
  failUntilIdle(world);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  world.command(1, 'try-now');
  world.fail(1, unavailable);
  expect(world.outage?.run).toMatchObject({ attempts: 0, end: undefined });
  expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
});

test('a click that is refused does not start a fresh run', () => {
  const world = failing();
  for (let load = 0; load < 10; load += 1) {
    world.command(1, 'try-now');
    world.fail(1, unavailable);
  }
  world.command(1, 'stop');
  const before = world.outage;
  world.command(1, 'try-now');
  expect(world.outage).toEqual(before);
});

test('Stop ends the run, and nothing is sent automatically whatever fails afterwards', () => {
  const world = failing();
  world.command(1, 'stop');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
  world.fail(2, unavailable);
  world.time += 2 * hour;
  world.fail(1, unavailable);
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
});

test('Stop lets the attempt that is under way end, and no page follows it', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  world.command(1, 'stop');
  expect(world.outage?.phase.name).toBe('loading');
  world.end(2, 'recovered');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
  expect(world.loads).toHaveLength(1);
});

test('Stop ends the loads of followers', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.command(1, 'stop');
  expect(world.dueAt()).toBe(world.time + 8_000); // only the badge expires
  expect(world.outage?.phase.name).toBe('stopped');
});

test('Stop during a preflight check prevents the load', () => {
  const world = failing();
  world.wake();
  world.command(1, 'stop');
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
});

test('a click after Stop causes one load and no run', () => {
  const world = failing();
  world.command(1, 'stop');
  world.command(1, 'try-now');
  world.fail(1, unavailable);
  expect(world.loads).toHaveLength(1);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'user' });
});

test('Keep trying makes an attempt at once where the run had ended, and goes on for a day, at most five minutes apart', () => {
  const world = failing();
  failUntilIdle(world);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  const from = world.time;
  const before = world.loads.length;
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.time).toBe(from);
  world.fail(1, unavailable);
  failUntilIdle(world);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
  const times = world.loads.slice(before).map(({ at }) => at);
  expect(times.at(-1)! - from).toBeGreaterThan(23 * hour);
  expect(times.at(-1)! - from).toBeLessThan(24 * hour);
  const gaps = times.slice(1).map((at, index) => at - times[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute);
  expect(world.broken).toEqual([]);
});

test('Keep trying makes an attempt at once where the page was in use', () => {
  const world = failing();
  world.wake();
  world.answerCheck('filled');
  world.command(1, 'keep-trying');
  expect(world.dueAt()).toBe(world.time);
});

test('Keep trying during a countdown does not change it', () => {
  const world = failing();
  const { phase } = world.outage!;
  world.command(1, 'keep-trying');
  expect(world.outage?.phase).toEqual(phase);
  expect(world.outage).toMatchObject({
    run: { attempts: 0, backoff: 1 },
    pages: [{ keepTryingSince: world.now }],
  });
});

test('Keep trying that is pressed again lasts a day from then, and its run goes on', () => {
  const world = failing();
  world.command(1, 'keep-trying');
  world.attempt();
  world.fail(1, unavailable);
  const { run, phase } = world.outage!;
  world.command(1, 'keep-trying');
  expect(world.outage).toMatchObject({ run, phase, pages: [{ keepTryingSince: world.now }] });
});

test.each<Partial<Answer>>([
  { retry: 'ask' },
  { caution: 'own-content' },
  { caution: 'one-time-link' },
  { caution: 'private-host' },
  { caution: 'refreshes-itself' },
  { request: 'unknown' },
])('Keep trying retries a page that waited for the user: %j', (answer) => {
  const world = failing(answer);
  world.command(1, 'keep-trying');
  const askedAt = world.time;
  world.attempt();
  expect(world.loads).toHaveLength(1);
  const hadCountdown = answer.request === 'unknown';
  expect(world.loads[0]!.at - askedAt).toBe(hadCountdown ? 6_000 : 0);
  expect(world.broken).toEqual([]);
});

test('Keep trying in one tab does not cover a caution of another tab’s page', () => {
  const world = failing({ retry: 'ask' });
  world.fail(2, { ...unavailable, caution: 'one-time-link' });
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 1 }]);
  world.end(1, 'recovered');
  world.wake();
  expect(world.loads).toHaveLength(1);
});

test('Keep trying in one tab covers the private host in all tabs', () => {
  const world = failing({ caution: 'private-host' });
  world.fail(2, { ...unavailable, caution: 'private-host' });
  world.command(1, 'keep-trying');
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  expect(world.loads.map(({ tabId }) => tabId)).toEqual([2, 1]);
});

test.each([
  ['the retry class is never', { retry: 'never' }, 'auto'],
  ['the user chose the mode never for this site', {}, 'never'],
] as const)('Keep trying is refused where %s', (_, answer, mode) => {
  const world = new World(() => 0.5);
  world.mode = mode;
  world.fail(1, { ...unavailable, ...answer });
  world.command(1, 'keep-trying');
  expect(world.outage?.pages).toMatchObject([{ keepTryingSince: undefined }]);
  expect(world.dueAt()).toBeUndefined();
});

test('Keep trying after Stop starts a run again', () => {
  const world = failing();
  world.command(1, 'stop');
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.loads).toHaveLength(1);
});

test.each(['try-now', 'reload-without-cache', 'keep-trying'] as const)(
  '%s in a tab without a failing page does nothing',
  (command) => {
    const world = failing();
    const before = world.outage;
    world.send({ kind: 'command', tabId: 7, command });
    expect(world.outage).toEqual(before);
    expect(world.loads).toEqual([]);
  },
);
