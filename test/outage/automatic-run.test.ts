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
    expect(world.loads).toHaveLength(attempt);
    world.fail(1, unavailable);
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  expect(world.dueAt()).toBeUndefined();
});

test('stops where the next attempt would come after a quarter of an hour', () => {
  const world = worldWith({});
  world.attempt();
  world.time += 14 * minute + 55_000;
  world.fail(1, unavailable);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
});

test('eight tabs of one dead site send at most six requests in their first minute, two from each', () => {
  const world = new World(() => 0);
  for (let tab = 1; tab <= 8; tab += 1) world.fail(tab, unavailable);
  const until = world.time + minute;
  for (let turns = 0; turns < 200 && (world.dueAt() ?? Infinity) <= until; turns += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(world.loads.length).toBeLessThanOrEqual(6);
  expect(world.loads.map(({ tabId }) => tabId)).toEqual([8, 8, 7, 7, 6]);
});

test.each<[string, Partial<Answer>, string]>([
  ['a form', { request: 'form' }, 'form'],
  ['a status that is never retried', { retry: 'never' }, 'never-retried'],
  ['a status to ask about', { retry: 'ask' }, 'only-when-asked'],
  ['a private host', { caution: 'private-host' }, 'private-host'],
  ['a page that refreshes itself', { caution: 'refreshes-itself' }, 'refreshes-itself'],
  ['a page with content of its own', { caution: 'own-content' }, 'own-content'],
  ['a one-time link', { caution: 'one-time-link' }, 'one-time-link'],
  ['a failure that the browser retries', { caution: 'browser-retries' }, 'browser-retries'],
  ['a page that brought a file', { caution: 'brought-file' }, 'brought-file'],
])('sends nothing automatically after %s', (_, answer, reason) => {
  const world = worldWith(answer);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason });
  expect(world.dueAt()).toBeUndefined();
});

test.each(['safe', 'unknown'] as const)('a page with a request of kind %s is retried', (request) => {
  const world = worldWith({ request });
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 1, purpose: 'retry' }]);
});

test.each([
  ['ask', 'only-when-asked'],
  ['never', 'switched-off'],
] as const)(
  'sends nothing automatically where the user chose %s, and goes on when that is undone',
  (mode, reason) => {
    const world = worldWith({});
    world.mode = mode;
    world.send({ kind: 'environment-changed' });
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason });
    world.time += 60 * minute;
    world.mode = 'auto';
    world.send({ kind: 'environment-changed' });
    expect(world.outage?.phase.name).toBe('scheduled');
  },
);

test('settings that narrow a status stop the run, and those that widen one begin it', () => {
  const world = worldWith({ status: 500, retry: 'ask' });
  world.retryClass = () => 'auto';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase.name).toBe('scheduled');
  world.retryClass = () => 'ask';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'only-when-asked' });
});

test('more that becomes known of the same document changes the plan and not the countdown', () => {
  const world = worldWith({});
  const before = world.outage!;
  const known = { ...world.tabs.get(1)!.failure! };
  world.time += 1_000;
  world.send({ kind: 'failed', failure: known });
  expect(world.outage).toEqual(before);
  world.send({ kind: 'failed', failure: { ...known, storedAnswer: true } });
  expect(world.outage?.phase).toEqual(before.phase);
  world.send({ kind: 'failed', failure: { ...known, caution: 'own-content' } });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'own-content' });
});

test('documents without an id are told apart by when they arrived', () => {
  const world = worldWith({ namesDocument: false });
  world.attempt();
  world.fail(1, { ...unavailable, namesDocument: false });
  expect(world.outage).toMatchObject({ pages: [{ strikes: 1 }], phase: { name: 'scheduled' } });
});

test('content that is found to be an error page after all lets the run go on', () => {
  const world = worldWith({ caution: 'own-content' });
  const known = { ...world.tabs.get(1)!.failure! };
  world.send({ kind: 'failed', failure: { ...known, caution: undefined } });
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('what the user and the browser load counts toward the minute’s budget', () => {
  const world = worldWith({});
  for (let load = 0; load < 10; load += 1) world.fail(1, unavailable);
  const from = world.time;
  world.attempt();
  expect(world.time - from).toBeGreaterThanOrEqual(minute);
  expect(world.loads).toHaveLength(1);
});

test('requests still count in a new outage within the minute', () => {
  const world = worldWith({});
  for (let load = 0; load < 10; load += 1) {
    world.command(1, 'try-now');
    world.fail(1, unavailable);
  }
  world.leave(1, 'closed');
  expect(world.outage?.phase.name).toBe('ended');
  world.fail(2, unavailable);
  world.command(2, 'try-now');
  expect(world.loads).toHaveLength(10);
});

test.each([
  ['a stored error', true],
  ['an ordinary error', false],
])('an attempt after %s bypasses the cache: %s', (_, storedAnswer) => {
  const world = worldWith({ storedAnswer });
  world.attempt();
  expect(world.loads).toMatchObject([{ bypassCache: storedAnswer }]);
  world.fail(1, { ...unavailable, storedAnswer });
  world.command(1, 'try-now');
  expect(world.loads.at(-1)).toMatchObject({ purpose: 'command', bypassCache: storedAnswer });
});

test('an answer that is no longer a stored one lets the cache be used again', () => {
  const world = worldWith({ storedAnswer: true });
  world.attempt();
  world.fail(1, unavailable);
  world.attempt();
  expect(world.loads.map(({ bypassCache }) => bypassCache)).toEqual([true, false]);
});
