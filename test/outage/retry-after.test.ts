import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const after = (retryAfter: number) => ({ ...unavailable, retryAfter });

function failing(retryAfter: number): World {
  const world = new World(() => 0.5);
  world.fail(1, after(retryAfter));
  return world;
}

const tooLate = { name: 'stopped', reason: 'retry-after-too-late' };

test('the next attempt comes after Retry-After, and not all at that very moment', () => {
  const world = failing(2 * minute);
  const failedAt = world.time;
  world.attempt();
  expect(world.loads).toMatchObject([{ at: failedAt + 2 * minute + 6 * second }]);
});

test('an early wake-up and another tab’s failure do not bring it forward', () => {
  const world = failing(2 * minute);
  world.time += 10 * second;
  world.fail(2, unavailable);
  world.send({ kind: 'wake-up' });
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
});

test('a Retry-After that another tab meets postpones the countdown', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(2 * minute), 'page');
  const { phase } = world.outage!;
  expect(phase).toMatchObject({ name: 'scheduled' });
  expect(phase.name === 'scheduled' && phase.dueAt).toBeGreaterThan(world.now + 2 * minute);
});

test('one that is met during the check is kept too', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.wake();
  world.fail(2, after(minute), 'page');
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('one that is met while the run is paused is kept too', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.wake();
  world.answerCheck('used');
  const failedAt = world.time;
  world.fail(2, after(minute), 'page');
  world.attempt();
  expect(world.loads[0]?.at).toBeGreaterThanOrEqual(failedAt + minute);
});

test.each([
  ['reaches past the run’s end', 20 * minute],
  ['ends with the run', 15 * minute],
  ['may end after the run with the delay that comes on top', 15 * minute - 7 * second],
])('one that %s waits for the user', (_, retryAfter) => {
  const world = failing(retryAfter);
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.outage?.pages[0]?.notBefore).toBe(world.now + retryAfter);
  expect(world.dueAt()).toBeUndefined();
});

test('one that ends with the run waits for the user, though its failure is told a little late', () => {
  const world = new World(() => 0.5);
  world.dieDuringNext('event');
  world.fail(1, after(15 * minute));
  world.time += 20;
  world.send({ kind: 'worker-restarted', tabs: world.facts() });
  expect(world.outage?.phase).toEqual(tooLate);
});

test('one that ends in time is waited for, whatever happens meanwhile', () => {
  const world = failing(15 * minute - 9 * second);
  const { phase } = world.outage!;
  expect(phase.name).toBe('scheduled');
  world.time += second;
  world.send({ kind: 'tab-activated', tabId: 1 });
  expect(world.outage?.phase).toEqual(phase);
});

test('the run counts from its first countdown, so that a second Retry-After may be too late', () => {
  const world = failing(10 * minute);
  world.attempt();
  world.fail(1, after(10 * minute));
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.outage?.run.attempts).toBe(1);
});

test('once its time has come it is no longer too late', () => {
  const world = failing(20 * minute);
  world.time += 20 * minute;
  world.send({ kind: 'tab-activated', tabId: 1 });
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test('Keep trying waits for as long as it says', () => {
  const world = failing(20 * minute);
  const failedAt = world.time;
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.loads[0]?.at).toBeGreaterThanOrEqual(failedAt + 20 * minute);
});

test('one that only Keep trying could wait for is too late once Keep trying has ended', () => {
  const world = failing(2 * 60 * minute);
  world.fail(2, unavailable, 'page');
  world.command(2, 'keep-trying');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled' });
  world.leave(2, 'closed');
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.dueAt()).toBeUndefined();
});

test('one that only keep could wait for is too late once keep is switched off', () => {
  const world = new World(() => 0.5);
  world.mode = 'keep';
  world.fail(1, after(2 * 60 * minute));
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled' });
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase).toEqual(tooLate);
});

test('Keep trying says so where it is longer than a day', () => {
  const world = failing(25 * 60 * minute);
  world.command(1, 'keep-trying');
  expect(world.outage?.phase).toEqual(tooLate);
});

test('it binds the run and not the user', () => {
  const world = failing(20 * minute);
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(1);
});

test('a new answer without one lifts it', () => {
  const world = failing(20 * minute);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('the tab that met it leaves, and it no longer counts', () => {
  const world = failing(20 * minute);
  world.fail(2, unavailable);
  expect(world.outage?.phase).toEqual(tooLate);
  world.leave(1, 'closed');
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a follower waits for its own', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(minute));
  const failedAt = world.time;
  world.command(1, 'try-now');
  world.end(1, 'well');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'follow' });
  world.wake(); // "back" was shown for long enough
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 2, purpose: 'follow' });
  expect(world.loads.at(-1)!.at).toBeGreaterThanOrEqual(failedAt + minute);
});

test('nobody follows where it reaches past the run’s end', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(20 * minute));
  world.command(1, 'try-now');
  world.end(1, 'well');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual(tooLate);
});
