import { expect, test } from 'vitest';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

function keeping(answer: Partial<Answer> = {}): World {
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

/** The user loads the tab again, and it is well. */
function loadWell(world: World): void {
  world.tabs.get(1)!.loading = 'user';
  world.end(1, 'well');
}

test('keep goes on without a click and without an end, at most five minutes apart', () => {
  const world = keeping();
  const since = world.time;
  failFor(world, 3 * 24 * hour);
  const times = [since, ...world.loads.map(({ at }) => at)];
  const gaps = times.slice(1).map((at, nth) => at - times[nth]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute);
  expect(world.loads.length).toBeGreaterThan(3 * 24 * 12);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.broken).toEqual([]);
});

test('keep notifies nobody', () => {
  const world = keeping();
  failFor(world, 25 * hour);
  world.attempt();
  world.end(1, 'well');
  expect(world.reported.map(({ kind }) => kind)).toEqual(['remember']);
});

test('keep goes on when the network was away, and its worker was, for days', () => {
  const world = keeping();
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

test('keep begins again after the browser was restarted, with what the tabs show', () => {
  const world = keeping();
  failFor(world, hour);
  world.stored = undefined;
  world.send({ kind: 'worker-restarted', tabs: world.facts() });
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test.each<[string, Partial<Answer>]>([
  ['a status to ask about', { status: 500, retry: 'ask' }],
  ['content of its own', { caution: 'own-content' }],
  ['a private host', { caution: 'private-host' }],
  ['a page that refreshes itself', { caution: 'refreshes-itself' }],
  ['a request that was not observed', { request: 'unknown' }],
])('keep covers %s', (_, answer) => {
  const world = keeping(answer);
  world.attempt();
  expect(world.loads).toHaveLength(1);
});

test.each<[string, Partial<Answer>]>([
  ['one-time-link', { caution: 'one-time-link' }],
  ['brought-file', { caution: 'brought-file' }],
  ['browser-retries', { caution: 'browser-retries' }],
  ['never-retried', { status: 501, retry: 'never' }],
  ['form', { request: 'form' }],
])('keep does not cover %s', (reason, answer) => {
  const world = keeping(answer);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason });
  expect(world.dueAt()).toBeUndefined();
});

test('keep covers a page that turns out to reload itself', () => {
  const world = keeping();
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('keep waits for as long as Retry-After says, however long that is', () => {
  const world = keeping({ retryAfter: 30 * hour });
  const failedAt = world.time;
  world.attempt();
  expect(world.loads[0]!.at).toBeGreaterThanOrEqual(failedAt + 30 * hour);
});

test('keep checks the page and pauses while it is in use', () => {
  const world = keeping();
  world.wake();
  world.answerCheck('filled');
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'filled' });
  expect(world.loads).toEqual([]);
});

test('a page in use when the site came back is tried again once it is free', () => {
  const world = keeping();
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'well');
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

test('Stop holds until the page is well, whoever loads it, and a failure after that is retried', () => {
  const world = keeping();
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
  loadWell(world);
  expect(world.outage?.phase.name).toBe('ended');
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
  world.attempt();
  expect(world.loads).toHaveLength(2);
});

test('a run that was spent goes on when the user chooses keep', () => {
  const world = keeping();
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  failFor(world, hour);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  world.mode = 'keep';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a site that fails again after a recovery is retried no faster than its schedule', () => {
  const world = keeping();
  failFor(world, hour);
  world.attempt();
  world.end(1, 'well');
  world.time += 1_000;
  world.fail(1, unavailable, 'page');
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(150_000);
});

test('the limits of an automatic run hold again when keep is switched off', () => {
  const world = keeping();
  failFor(world, hour);
  const before = world.loads.length;
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  failFor(world, hour);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  expect(world.loads).toHaveLength(before);
});

test('an attempt that starts no navigation does not end the mode keep', () => {
  const world = new World(() => 0.5);
  world.mode = 'keep';
  world.fail(1, unavailable);
  world.attempt();
  world.tabs.get(1)!.loading = undefined; // the browser never began
  world.wake();
  expect(world.outage?.phase.name).toBe('scheduled');
  world.attempt();
  expect(world.loads).toHaveLength(2);
});
