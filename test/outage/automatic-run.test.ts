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

test('a run makes eight attempts, then stops and says so', () => {
  const world = worldWith({});
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    expect(world.loads).toHaveLength(attempt);
    world.fail(1, unavailable);
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
  expect(world.dueAt()).toBeUndefined();
});

test('a run stops if its next attempt would be made after more than 15 minutes', () => {
  const world = worldWith({});
  world.attempt();
  world.time += 14 * minute + 55_000;
  world.fail(1, unavailable);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
});

test('eight tabs of one site send at most six requests in their first minute, two from each', () => {
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
  ['a form submission', { request: 'form' }, 'form'],
  ['a page of the retry class never', { retry: 'never' }, 'never-retried'],
  ['a page of the retry class ask', { retry: 'ask' }, 'only-when-asked'],
  ['a private host', { caution: 'private-host' }, 'private-host'],
  ['a page that refreshes itself', { caution: 'refreshes-itself' }, 'refreshes-itself'],
  ['a page with its own content', { caution: 'own-content' }, 'own-content'],
  ['a one-time link', { caution: 'one-time-link' }, 'one-time-link'],
  ['a failure that the browser retries', { caution: 'browser-retries' }, 'browser-retries'],
  ['a page whose reload downloaded a file', { caution: 'brought-file' }, 'brought-file'],
])('nothing is sent automatically after %s', (_, answer, reason) => {
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
  'nothing is sent automatically in the mode %s, and the run resumes when the mode is auto again',
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

test('a setting that narrows a retry class stops the run, and one that widens it starts the run', () => {
  const world = worldWith({ status: 500, retry: 'ask' });
  world.retryClass = () => 'auto';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase.name).toBe('scheduled');
  world.retryClass = () => 'ask';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'only-when-asked' });
});

test('details that become known about the same document change the plan but not the countdown', () => {
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

test('documents without an id are distinguished by their arrival times', () => {
  const world = worldWith({ namesDocument: false });
  world.attempt();
  world.fail(1, { ...unavailable, namesDocument: false });
  expect(world.outage).toMatchObject({ pages: [{ strikes: 1 }], phase: { name: 'scheduled' } });
});

test('the run starts once content turns out to be an error page', () => {
  const world = worldWith({ caution: 'own-content' });
  const known = { ...world.tabs.get(1)!.failure! };
  world.send({ kind: 'failed', failure: { ...known, caution: undefined } });
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('loads by the user and the browser count toward the minute’s budget', () => {
  const world = worldWith({});
  for (let load = 0; load < 10; load += 1) world.fail(1, unavailable);
  const from = world.time;
  world.attempt();
  expect(world.time - from).toBeGreaterThanOrEqual(minute);
  expect(world.loads).toHaveLength(1);
});

test('requests of an ended outage count toward the budget of a new one within the minute', () => {
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

test('a response that is not a stored one lets the cache be used again', () => {
  const world = worldWith({ storedAnswer: true });
  world.attempt();
  world.fail(1, unavailable);
  world.attempt();
  expect(world.loads.map(({ bypassCache }) => bypassCache)).toEqual([true, false]);
});
