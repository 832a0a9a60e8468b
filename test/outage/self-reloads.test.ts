import { expect, test } from 'vitest';
import type { LoadedBy } from '../../src/navigation/loaded-by.ts';
import { type Answer, unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;

function failing(answer: Partial<Answer> = {}): World {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, ...answer });
  return world;
}

/** Reloads the page after each of these times, in ms. */
function reload(world: World, loadedBy: LoadedBy, ...after: readonly number[]): void {
  for (const ms of after) {
    world.time += ms;
    world.fail(1, unavailable, loadedBy);
  }
}

const stopped = { name: 'stopped', reason: 'refreshes-itself' };

test('a page that reloads itself once counts as refreshing itself', () => {
  const world = failing();
  reload(world, 'page', 5 * second);
  expect(world.outage?.phase).toEqual(stopped);
  expect(world.dueAt()).toBeUndefined();
});

test('a page counts as refreshing itself after three reloads of unknown origin at similar intervals, but not after two', () => {
  const world = failing();
  reload(world, 'unknown', 3 * second, 3.2 * second);
  expect(world.outage?.phase.name).toBe('scheduled');
  reload(world, 'unknown', 2.9 * second);
  expect(world.outage?.phase).toEqual(stopped);
});

test('reloads of unknown origin at irregular intervals do not count as refreshing', () => {
  const world = failing();
  reload(world, 'unknown', 1 * second, 4 * second, 2 * second, 5 * second, 1 * second);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('an attempt in between does not hide that a page refreshes itself', () => {
  const world = failing();
  reload(world, 'unknown', 5 * second, 5 * second);
  world.attempt();
  world.fail(1, unavailable);
  reload(world, 'unknown', 5 * second);
  expect(world.outage?.phase).toEqual(stopped);
});

test('the user’s reloads do not count as refreshing, however regular they are', () => {
  const world = failing();
  reload(world, 'user', ...Array.from({ length: 8 }, () => 3 * second));
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a page that refreshes itself is not retried, but the others are', () => {
  const world = failing();
  world.fail(2, unavailable);
  reload(world, 'page', second);
  world.attempt();
  world.fail(2, unavailable);
  world.attempt();
  expect(world.loads.map(({ tabId }) => tabId)).toEqual([2, 2]);
});

test('a page that refreshes itself does not follow', () => {
  const world = failing();
  world.fail(2, unavailable);
  reload(world, 'page', second);
  world.attempt();
  world.end(2, 'recovered');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('a check of a page that reloads itself meanwhile leads to no request', () => {
  const world = failing();
  world.wake();
  reload(world, 'page', 100);
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  expect(world.outage?.phase).toEqual(stopped);
});

test('a page of a private host that refreshes itself stops with that reason', () => {
  const world = failing({ caution: 'private-host' });
  world.time += second;
  world.fail(1, { ...unavailable, caution: 'private-host' }, 'page');
  expect(world.outage?.phase).toEqual(stopped);
});

test('another caution of the page takes precedence over that it refreshes itself', () => {
  const world = failing({ caution: 'one-time-link' });
  world.time += second;
  world.fail(1, { ...unavailable, caution: 'one-time-link' }, 'page');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'one-time-link' });
});

test('Keep trying retries a page that refreshes itself', () => {
  const world = failing();
  reload(world, 'page', second);
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.loads).toHaveLength(1);
});

test('the reloads of a page do not count for another page in the same tab', () => {
  const world = failing();
  reload(world, 'page', second);
  const failure = { ...world.tabs.get(1)!.failure!, documentId: 'other', arrivedAt: world.now + minute };
  world.send({ kind: 'failed', failure: { ...failure, again: false, loadedBy: 'user' } });
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('loads that a page makes are no reason to refuse the user’s click', () => {
  const world = failing();
  reload(world, 'page', ...Array.from({ length: 10 }, () => 100));
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(1);
});
