import { expect, test } from 'vitest';
import { summaryOf } from '../../src/outage/summary.ts';
import { type Answer, unavailable, World } from './world.ts';

const badGateway: Answer = { ...unavailable, status: 502 };
const notFound: Answer = { ...unavailable, status: 404, retry: 'never' };
const serverError: Answer = { ...unavailable, status: 500, retry: 'ask' };

function failing(answer: Answer = badGateway): World {
  const world = new World(() => 0.5);
  world.fail(1, answer);
  return world;
}

function attemptAndFail(world: World, answer: Answer): void {
  world.attempt();
  world.fail(1, answer);
}

const isRestarting = (world: World) => summaryOf(world.outage!, 1, world.context())?.restarting;

test.each([
  [404, notFound, 'never-retried'],
  [500, serverError, 'only-when-asked'],
] as const)(
  'a URL that failed at its gateway and then answers %d is retried three more times',
  (_, answer, reason) => {
    const world = failing();
    attemptAndFail(world, answer);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(world.outage?.phase.name).toBe('scheduled');
      expect(isRestarting(world)).toBe(true);
      attemptAndFail(world, answer);
      expect(world.loads).toHaveLength(1 + attempt);
    }
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason });
    expect(isRestarting(world)).toBe(false);
    expect(world.broken).toEqual([]);
  },
);

test.each([502, 503, 504, 520, 522, 530])('a %d counts as a failure at the gateway', (status) => {
  const world = failing({ ...unavailable, status });
  attemptAndFail(world, notFound);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test.each([0, 429, 500, 501, 505])('a %d does not count as a failure at the gateway', (status) => {
  const world = failing({ ...unavailable, status, retry: 'auto' });
  attemptAndFail(world, notFound);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
});

test.each([403, 501, 410])('a %d after a failure at the gateway ends the run', (status) => {
  const world = failing();
  attemptAndFail(world, { ...unavailable, status, retry: 'never' });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
});

test('a 404 without a failure at the gateway is never retried', () => {
  const world = failing(notFound);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
});

test('a failure at the gateway does not count for a different page in the tab', () => {
  const world = failing();
  const failure = { ...world.tabs.get(1)!.failure!, documentId: 'other', arrivedAt: world.now + 1 };
  world.send({ kind: 'failed', failure: { ...failure, status: 404, retry: 'never', again: false } });
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
});

test('alternating 404 and 500 share the three attempts', () => {
  const world = failing();
  attemptAndFail(world, notFound);
  attemptAndFail(world, serverError);
  attemptAndFail(world, notFound);
  attemptAndFail(world, serverError);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'only-when-asked' });
});

test('a page that loads while its deployment restarts has recovered', () => {
  const world = failing();
  attemptAndFail(world, notFound);
  world.attempt();
  world.end(1, 'recovered');
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
});

test('a restarting page follows when another page of the site recovers', () => {
  const world = failing();
  attemptAndFail(world, notFound);
  world.fail(2, unavailable);
  world.tabs.get(2)!.loading = 'user';
  world.end(2, 'recovered');
  expect(world.outage?.followers).toEqual([1]);
});

test('Keep trying goes on while the deployment restarts, and is reported as failed after that', () => {
  const world = failing();
  world.command(1, 'keep-trying');
  attemptAndFail(world, notFound);
  expect(world.reported).toEqual([]);
  for (let attempt = 1; attempt <= 3; attempt += 1) attemptAndFail(world, notFound);
  expect(world.reported).toMatchObject([{ kind: 'notify', tabId: 1, outcome: 'failed' }]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'never-retried' });
  expect(world.broken).toEqual([]);
});
