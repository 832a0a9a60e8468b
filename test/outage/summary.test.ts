import { expect, test } from 'vitest';
import { type Standing, summaryOf } from '../../src/outage/summary.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

const summary = (world: World, tabId: number) => summaryOf(world.outage!, tabId, world.context());
const standing = (world: World, tabId: number): Standing | undefined => summary(world, tabId)?.standing;

test('the leader and the other tabs count down to the same attempt', () => {
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

test('all tabs show loading while one is checked or loaded', () => {
  const world = failing(1, 2);
  world.wake();
  expect(standing(world, 2)).toEqual({ name: 'loading', leads: true });
  world.answerCheck('free');
  expect(standing(world, 2)).toEqual({ name: 'loading', leads: true });
  expect(standing(world, 1)).toEqual({ name: 'loading', leads: false });
  expect(summary(world, 1)).toMatchObject({ attempts: 1, kind: 'automatic', since: world.outage?.since });
});

test('the tab of a form submission is stopped with its own reason while the others count down', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, request: 'form' });
  expect(standing(world, 1)).toMatchObject({ name: 'scheduled', leads: true });
  expect(standing(world, 2)).toEqual({ name: 'stopped', reason: 'form' });
});

test('tabs show that they will follow, that they have recovered, or that the site is back', () => {
  const world = failing(1, 2);
  world.fail(3, { ...unavailable, caution: 'own-content' });
  world.time += 1;
  world.send({ kind: 'tab-activated', tabId: 2 });
  world.attempt();
  world.end(2, 'recovered');
  expect(standing(world, 2)).toEqual({ name: 'recovered' });
  expect(standing(world, 1)).toEqual({ name: 'following' });
  expect(standing(world, 3)).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('a tab that is not a follower does not lead while a follower is loaded', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'recovered');
  world.attempt();
  world.fail(2, unavailable);
  expect(standing(world, 1)).toEqual({ name: 'following' });
  expect(standing(world, 2)).not.toMatchObject({ leads: true });
});

test('the other tabs show that a page came back as a different one', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(standing(world, 1)).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('a pause shows its reason', () => {
  const world = failing(1);
  world.wake();
  world.answerCheck('unfocused');
  expect(standing(world, 1)).toEqual({ name: 'paused', reason: 'unfocused' });
});

test('a page that refreshes itself shows only that reason, even if the budget is spent', () => {
  const world = failing(1);
  for (let load = 0; load < 12; load += 1) {
    world.time += 100;
    world.fail(1, unavailable, 'page');
  }
  expect(standing(world, 1)).toEqual({ name: 'stopped', reason: 'refreshes-itself' });
});

test('a run that is stopped by Retry-After shows when that ends, and when the run does', () => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, retryAfter: 20 * minute });
  expect(summary(world, 1)).toMatchObject({
    standing: { name: 'stopped', reason: 'retry-after-too-late' },
    retryAfter: world.now + 20 * minute,
    runEndsAt: world.now + 15 * minute,
  });
});

test('each tab shows its own Retry-After', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, retryAfter: minute });
  expect(summary(world, 1)?.retryAfter).toBeUndefined();
  expect(summary(world, 2)?.retryAfter).toBe(world.now + minute);
});

test('a stored error is shown in its own tab', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, storedAnswer: true });
  expect(summary(world, 1)?.storedAnswer).toBe(false);
  expect(summary(world, 2)?.storedAnswer).toBe(true);
});

test('the kind and the end of the run are shown', () => {
  const world = failing(1, 2);
  expect(summary(world, 1)).toMatchObject({ kind: 'automatic', runEndsAt: world.now + 15 * minute });
  world.command(1, 'keep-trying');
  expect(summary(world, 2)).toMatchObject({ kind: 'keep-trying', runEndsAt: world.now + 24 * 60 * minute });
  world.mode = 'keep';
  expect(summary(world, 2)).toMatchObject({ kind: 'keep', runEndsAt: Infinity });
});

test('a click that would be refused is shown with the reason and the time', () => {
  const world = failing(1, 2);
  expect(summary(world, 1)?.refusal).toBeUndefined();
  world.command(1, 'try-now');
  expect(summary(world, 1)?.refusal).toEqual({ reason: 'on-its-way', until: world.now + minute });
  expect(summary(world, 2)?.refusal).toBeUndefined();
  for (let click = 0; click < 9; click += 1) {
    world.fail(1, unavailable);
    world.command(1, 'try-now');
  }
  expect(summary(world, 2)?.refusal).toEqual({ reason: 'too-many', until: world.now + 61_000 });
});

test('a tab that has no part in the outage has no summary', () => {
  expect(summary(failing(1), 9)).toBeUndefined();
});

test('a tab that was left after it recovered has no summary', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.leave(2, 'elsewhere');
  expect(summary(world, 2)).toBeUndefined();
});
