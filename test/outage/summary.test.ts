import { expect, test } from 'vitest';
import { type Standing, summaryOf } from '../../src/outage/summary.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

const told = (world: World, tabId: number) => summaryOf(world.outage!, tabId, world.context());
const standing = (world: World, tabId: number): Standing | undefined => told(world, tabId)?.standing;

test('the leader and the others count down to the same attempt', () => {
  const world = failing(1, 2);
  const dueAt = world.now + 6_000;
  expect(standing(world, 2)).toEqual({ name: 'scheduled', dueAt, leads: true });
  expect(standing(world, 1)).toEqual({ name: 'scheduled', dueAt, leads: false });
});

test('the page whose turn it is leads', () => {
  const world = failing(1, 2);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    world.attempt();
    world.fail(2, unavailable);
  }
  expect(standing(world, 2)).toMatchObject({ name: 'scheduled', leads: false });
  expect(standing(world, 1)).toMatchObject({ name: 'scheduled', leads: true });
});

test('all of them load while one is checked or loaded', () => {
  const world = failing(1, 2);
  world.wake();
  expect(standing(world, 2)).toEqual({ name: 'loading', leads: true });
  world.answerCheck('free');
  expect(standing(world, 2)).toEqual({ name: 'loading', leads: true });
  expect(standing(world, 1)).toEqual({ name: 'loading', leads: false });
  expect(told(world, 1)).toMatchObject({ attempts: 1, kind: 'automatic', since: world.outage?.since });
});

test('a form’s tab is told its own reason while the others count down', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, request: 'form' });
  expect(standing(world, 1)).toMatchObject({ name: 'scheduled', leads: true });
  expect(standing(world, 2)).toEqual({ name: 'stopped', reason: 'form' });
});

test('tabs are told that their turn will come, that they are back, and that the site is', () => {
  const world = failing(1, 2);
  world.fail(3, { ...unavailable, caution: 'own-content' });
  world.time += 1;
  world.send({ kind: 'tab-activated', tabId: 2 });
  world.attempt();
  world.end(2, 'well');
  expect(standing(world, 2)).toEqual({ name: 'recovered' });
  expect(standing(world, 1)).toEqual({ name: 'following' });
  expect(standing(world, 3)).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('a tab that does not follow is not told that it leads while another one does', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.fail(2, unavailable);
  expect(standing(world, 1)).toEqual({ name: 'following' });
  expect(standing(world, 2)).not.toMatchObject({ leads: true });
});

test('tabs are told that the page that came back is another one', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(standing(world, 1)).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('a pause says why', () => {
  const world = failing(1);
  world.wake();
  world.answerCheck('unfocused');
  expect(standing(world, 1)).toEqual({ name: 'paused', reason: 'unfocused' });
});

test('a page that refreshes itself is told only that, whatever the budget says', () => {
  const world = failing(1);
  for (let load = 0; load < 12; load += 1) {
    world.time += 100;
    world.fail(1, unavailable, 'page');
  }
  expect(standing(world, 1)).toEqual({ name: 'stopped', reason: 'refreshes-itself' });
});

test('Retry-After and the run’s end are times', () => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, retryAfter: 20 * minute });
  expect(told(world, 1)).toMatchObject({
    standing: { name: 'stopped', reason: 'retry-after-too-late' },
    retryAfter: world.now + 20 * minute,
    runEndsAt: world.now + 15 * minute,
  });
});

test('each tab is told its own Retry-After', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, retryAfter: minute });
  expect(told(world, 1)?.retryAfter).toBeUndefined();
  expect(told(world, 2)?.retryAfter).toBe(world.now + minute);
});

test('a stored error is told in the tab that shows it', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, storedAnswer: true });
  expect(told(world, 1)?.storedAnswer).toBe(false);
  expect(told(world, 2)?.storedAnswer).toBe(true);
});

test('the kind of the run and its end are told', () => {
  const world = failing(1, 2);
  expect(told(world, 1)).toMatchObject({ kind: 'automatic', runEndsAt: world.now + 15 * minute });
  world.command(1, 'keep-trying');
  expect(told(world, 2)).toMatchObject({ kind: 'keep-trying', runEndsAt: world.now + 24 * 60 * minute });
  world.mode = 'keep';
  expect(told(world, 2)).toMatchObject({ kind: 'keep', runEndsAt: Infinity });
});

test('why a click would be refused is told, and until when', () => {
  const world = failing(1, 2);
  expect(told(world, 1)?.refusal).toBeUndefined();
  world.command(1, 'try-now');
  expect(told(world, 1)?.refusal).toEqual({ reason: 'on-its-way', until: world.now + minute });
  expect(told(world, 2)?.refusal).toBeUndefined();
  for (let click = 0; click < 9; click += 1) {
    world.fail(1, unavailable);
    world.command(1, 'try-now');
  }
  expect(told(world, 2)?.refusal).toEqual({ reason: 'too-many', until: world.now + 61_000 });
});

test('a tab that has no part in the outage is told nothing', () => {
  expect(told(failing(1), 9)).toBeUndefined();
});

test('a tab that left after it came back is told nothing', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.leave(2, 'elsewhere');
  expect(told(world, 2)).toBeUndefined();
});
