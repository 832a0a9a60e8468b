import { expect, test } from 'vitest';
import { type Standing, summaryOf } from '../../src/outage/standing.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

function told(world: World, tabId: number) {
  return summaryOf(world.outage!, tabId, {
    now: world.now,
    mode: world.mode,
    runLimit: 15 * minute,
    sentElsewhere: [],
  });
}

const standing = (world: World, tabId: number): Standing | undefined => told(world, tabId)?.standing;

test('the leader and the others count down to the same attempt', () => {
  const world = failing(1, 2);
  const dueAt = world.now + 6_000;
  expect(standing(world, 2)).toEqual({ name: 'counting', dueAt, leads: true });
  expect(standing(world, 1)).toEqual({ name: 'counting', dueAt, leads: false });
});

test('all of them try while one does', () => {
  const world = failing(1, 2);
  world.attempt();
  expect(standing(world, 2)).toEqual({ name: 'trying', leads: true });
  expect(standing(world, 1)).toEqual({ name: 'trying', leads: false });
  expect(told(world, 1)).toMatchObject({ attempts: 1, run: 'automatic', since: world.outage?.since });
});

test('a form’s tab is told its own reason while the others count', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, method: 'POST' });
  expect(standing(world, 1)).toMatchObject({ name: 'counting', leads: true });
  expect(standing(world, 2)).toEqual({ name: 'waiting', reason: 'form' });
});

test('tabs are told that their turn comes, that they are back, and that the site is', () => {
  const world = failing(1, 2);
  world.fail(3, { ...unavailable, caution: 'own-content' });
  world.time += 1;
  world.send({ kind: 'fronted', tabId: 2 });
  world.attempt();
  world.end(2, 'well');
  expect(standing(world, 2)).toEqual({ name: 'back' });
  expect(standing(world, 1)).toEqual({ name: 'following' });
  expect(standing(world, 3)).toEqual({ name: 'waiting', reason: 'site-is-back' });
});

test('a pause tells why', () => {
  const world = failing(1);
  world.ring();
  world.answerLook('typing');
  expect(standing(world, 1)).toEqual({ name: 'paused', reason: 'typing' });
});

test('Retry-After and the run’s end are times', () => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, retryAfter: 20 * minute });
  expect(told(world, 1)).toMatchObject({
    standing: { name: 'waiting', reason: 'retry-after-too-late' },
    retryAfter: world.now + 20 * minute,
    runEndsAt: world.now + 15 * minute,
  });
});

test('until when a click would be refused', () => {
  const world = failing(1);
  expect(told(world, 1)?.readyAt).toBe(world.now);
  for (let click = 0; click < 10; click += 1) world.wish(1, 'try-now');
  expect(told(world, 1)?.readyAt).toBe(world.now + 61_000);
});

test('a tab that has no part in the outage is told nothing', () => {
  expect(told(failing(1), 9)).toBeUndefined();
});
