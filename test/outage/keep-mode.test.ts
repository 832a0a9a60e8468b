import { expect, test } from 'vitest';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

function inKeepMode(answer: Partial<Answer> = {}): World {
  const world = new World(() => 0.5);
  world.mode = 'keep';
  world.fail(1, { ...unavailable, ...answer });
  return world;
}

function failFor(world: World, ms: number): void {
  const until = world.time + ms;
  for (let turns = 0; turns < 5_000 && (world.dueAt() ?? Infinity) < until; turns += 1) {
    world.attempt();
    if (world.tabs.get(1)?.loading) world.fail(1, unavailable);
  }
  world.time = until;
}

/** The user reloads the tab, and its page recovers. */
function recoverByUser(world: World): void {
  world.tabs.get(1)!.loading = 'user';
  world.end(1, 'recovered');
}

test('the mode keep retries without a click and without an end, at most five minutes apart', () => {
  const world = inKeepMode();
  const since = world.time;
  failFor(world, 3 * 24 * hour);
  const times = [since, ...world.loads.map(({ at }) => at)];
  const gaps = times.slice(1).map((at, nth) => at - times[nth]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute);
  expect(world.loads.length).toBeGreaterThan(3 * 24 * 12);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.broken).toEqual([]);
});

test('the mode keep shows no notification', () => {
  const world = inKeepMode();
  failFor(world, 25 * hour);
  world.attempt();
  world.end(1, 'recovered');
  expect(world.reported.map(({ kind }) => kind)).toEqual(['remember']);
});

test('the mode keep goes on after the browser was offline, and the worker terminated, for days', () => {
  const world = inKeepMode();
  world.online = false;
  world.send({ kind: 'environment-changed' });
  world.time += 72 * hour;
  world.die();
  world.online = true;
  world.send({ kind: 'environment-changed' });
  const before = world.loads.length;
  failFor(world, hour);
  expect(world.loads.length).toBeGreaterThan(before);
});

test('the mode keep starts again after a browser restart, with the pages that the tabs show', () => {
  const world = inKeepMode();
  failFor(world, hour);
  world.stored = undefined;
  world.send({ kind: 'worker-restarted', tabs: world.observedTabs() });
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test.each<[string, Partial<Answer>]>([
  ['a page of the retry class ask', { status: 500, retry: 'ask' }],
  ['a page with its own content', { caution: 'own-content' }],
  ['a private host', { caution: 'private-host' }],
  ['a page that refreshes itself', { caution: 'refreshes-itself' }],
  ['a request that was not observed', { request: 'unknown' }],
])('the mode keep retries %s', (_, answer) => {
  const world = inKeepMode(answer);
  world.attempt();
  expect(world.loads).toHaveLength(1);
});

test.each<[string, Partial<Answer>]>([
  ['one-time-link', { caution: 'one-time-link' }],
  ['brought-file', { caution: 'brought-file' }],
  ['browser-retries', { caution: 'browser-retries' }],
  ['never-retried', { status: 501, retry: 'never' }],
  ['form', { request: 'form' }],
])('the mode keep does not retry: %s', (reason, answer) => {
  const world = inKeepMode(answer);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason });
  expect(world.dueAt()).toBeUndefined();
});

test('the mode keep retries a page that turns out to reload itself', () => {
  const world = inKeepMode();
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('the mode keep waits for Retry-After, however long it is', () => {
  const world = inKeepMode({ retryAfter: 30 * hour });
  const failedAt = world.time;
  world.attempt();
  expect(world.loads[0]!.at).toBeGreaterThanOrEqual(failedAt + 30 * hour);
});

test('the mode keep checks the page, and pauses while it is in use', () => {
  const world = inKeepMode();
  world.wake();
  world.answerCheck('filled');
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'filled' });
  expect(world.loads).toEqual([]);
});

test('in the mode keep a page that was in use when the site recovered is loaded once it is free', () => {
  const world = inKeepMode();
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.wake();
  world.answerCheck('sound');
  const from = world.time;
  for (
    let turns = 0;
    turns < 5_000 && world.dueAt() !== undefined && world.time < from + hour && world.loads.length < 2;
    turns += 1
  )
    world.attempt();
  expect(world.loads.map(({ tabId }) => tabId)).toEqual([2, 1]);
});

test('Stop holds until the page recovers, whatever loads it, and a failure after that is retried', () => {
  const world = inKeepMode();
  world.attempt();
  world.fail(1, unavailable);
  world.command(1, 'stop');
  const stopped = { name: 'stopped', reason: 'user' };
  expect(world.outage?.phase).toEqual(stopped);
  for (const loadedBy of ['page', 'unknown', 'user'] as const) {
    world.time += hour;
    world.fail(1, unavailable, loadedBy);
    expect(world.outage?.phase).toEqual(stopped);
  }
  world.send({ kind: 'environment-changed' });
  world.die();
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase).toEqual(stopped);
  expect(world.dueAt()).toBeUndefined();
  recoverByUser(world);
  expect(world.outage?.phase.name).toBe('ended');
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
  world.attempt();
  expect(world.loads).toHaveLength(2);
});

test('a run that was spent goes on when the user chooses the mode keep', () => {
  const world = inKeepMode();
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  failFor(world, hour);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  world.mode = 'keep';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('in the mode keep a site that fails again after a recovery is retried no faster than its schedule', () => {
  const world = inKeepMode();
  failFor(world, hour);
  world.attempt();
  world.end(1, 'recovered');
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(150_000);
});

test('the limits of an automatic run apply again when the mode keep is switched off', () => {
  const world = inKeepMode();
  failFor(world, hour);
  const before = world.loads.length;
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  failFor(world, hour);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  expect(world.loads).toHaveLength(before);
});

test('an attempt that starts no navigation does not end the retries of the mode keep', () => {
  const world = new World(() => 0.5);
  world.mode = 'keep';
  world.fail(1, unavailable);
  world.attempt();
  world.tabs.get(1)!.loading = undefined; // the browser started no navigation
  world.wake();
  expect(world.outage?.phase.name).toBe('scheduled');
  world.attempt();
  expect(world.loads).toHaveLength(2);
});
