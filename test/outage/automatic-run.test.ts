import { expect, test } from 'vitest';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;

function worldWith(...answers: readonly Partial<Answer>[]): World {
  const world = new World(() => 0.5);
  answers.forEach((answer, index) => {
    world.fail(index + 1, { ...unavailable, ...answer });
  });
  return world;
}

test('makes eight attempts, then stops and says so', () => {
  const world = worldWith({});
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    expect(world.reloads).toHaveLength(attempt);
    world.fail(1, unavailable);
  }
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'attempts-spent' });
  expect(world.dueAt()).toBeUndefined();
});

test('stops where the next attempt would come after a quarter of an hour', () => {
  const world = worldWith({});
  world.attempt();
  world.time += 14 * minute + 55_000;
  world.fail(1, unavailable);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'time-spent' });
});

test('begins again with a page that fails anew once the run’s time is over, and not before', () => {
  const world = worldWith({});
  world.attempt();
  world.time += 16 * minute;
  world.fail(1, unavailable);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'time-spent' });
  world.fail(2, unavailable);
  expect(world.outage?.phase.name).toBe('counting');
  expect(world.outage?.plan.attempts).toBe(0);
});

test('eight tabs of one dead site send at most six requests in their first minute', () => {
  const world = new World(() => 0);
  for (let tab = 1; tab <= 8; tab += 1) world.fail(tab, unavailable);
  const until = world.time + minute;
  while ((world.dueAt() ?? Infinity) <= until) {
    world.attempt();
    world.fail(world.reloads.at(-1)!.tabId, unavailable);
  }
  expect(world.reloads.length).toBeGreaterThan(2);
  expect(world.reloads.length).toBeLessThanOrEqual(6);
  expect(new Set(world.reloads.map(({ tabId }) => tabId)).size).toBe(1);
});

test.each<[string, Partial<Answer>, string]>([
  ['a form', { method: 'POST' }, 'form'],
  ['a status that is never retried', { retry: 'never' }, 'never-retried'],
  ['a status to ask for', { retry: 'ask' }, 'only-when-asked'],
  ['an unknown method', { method: undefined }, 'method-unknown'],
  ['a private host', { caution: 'private-host' }, 'private-host'],
  ['a page that refreshes itself', { caution: 'refreshes-itself' }, 'refreshes-itself'],
  ['a page with content of its own', { caution: 'own-content' }, 'own-content'],
  ['a one-time token', { caution: 'one-time-token' }, 'one-time-token'],
  ['a failure that the browser retries', { caution: 'browser-retries' }, 'browser-retries'],
])('sends nothing by itself after %s', (_, answer, reason) => {
  const world = worldWith(answer);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason });
  expect(world.dueAt()).toBeUndefined();
});

test.each([
  ['ask', 'only-when-asked'],
  ['never', 'switched-off'],
] as const)(
  'sends nothing by itself where the reader chose %s, and goes on where that is taken back',
  (mode, reason) => {
    const world = worldWith({});
    world.mode = mode;
    world.send({ kind: 'context' });
    expect(world.outage?.phase).toEqual({ name: 'waiting', reason });
    world.time += 60 * minute;
    world.mode = 'auto';
    world.send({ kind: 'context' });
    expect(world.outage?.phase.name).toBe('counting');
  },
);

test('a HEAD is retried like a GET', () => {
  expect(worldWith({ method: 'HEAD' }).outage?.phase.name).toBe('counting');
});

test('more that becomes known of the same document changes the plan and not the countdown', () => {
  const world = worldWith({});
  const before = world.outage!;
  const [failure] = before.members;
  world.time += 1_000;
  world.send({ kind: 'failed', failure: { ...failure!, retry: 'auto' } });
  expect(world.outage?.phase).toEqual(before.phase);
  world.send({ kind: 'failed', failure: { ...failure!, caution: 'own-content' } });
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'own-content' });
});

test('what the reader and the browser load counts in the minute’s budget', () => {
  const world = worldWith({});
  for (let load = 0; load < 10; load += 1) world.fail(1, unavailable);
  const from = world.time;
  world.ring();
  expect(world.pendingLook).toBeUndefined();
  world.attempt();
  expect(world.time - from).toBeGreaterThanOrEqual(minute);
  expect(world.reloads).toHaveLength(1);
});

test('requests still count in a new outage within the minute', () => {
  const world = worldWith({});
  for (let load = 0; load < 10; load += 1) world.fail(1, unavailable);
  world.leave(1, 'closed');
  expect(world.outage?.phase.name).toBe('ended');
  world.fail(2, unavailable);
  world.wish(2, 'try-now');
  expect(world.reloads).toHaveLength(0);
});
