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

test('the next attempt is made after Retry-After and a random delay', () => {
  const world = failing(2 * minute);
  const failedAt = world.time;
  world.attempt();
  expect(world.loads).toMatchObject([{ at: failedAt + 2 * minute + 6 * second }]);
});

test('an early wake-up and a failure in another tab do not make Retry-After end sooner', () => {
  const world = failing(2 * minute);
  world.time += 10 * second;
  world.fail(2, unavailable);
  world.send({ kind: 'wake-up' });
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
});

test('a Retry-After in another tab postpones the countdown', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(2 * minute), 'page');
  const { phase } = world.outage!;
  expect(phase).toMatchObject({ name: 'scheduled' });
  expect(phase.name === 'scheduled' && phase.dueAt).toBeGreaterThan(world.now + 2 * minute);
});

test('a Retry-After that arrives during the check is respected', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.wake();
  world.fail(2, after(minute), 'page');
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a Retry-After that arrives while the run is paused is respected', () => {
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
  ['ends after the run', 20 * minute],
  ['ends with the run', 15 * minute],
  ['may end after the run with the delay that is added', 15 * minute - 7 * second],
])('a Retry-After that %s stops the run', (_, retryAfter) => {
  const world = failing(retryAfter);
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.outage?.pages[0]?.notBefore).toBe(world.now + retryAfter);
  expect(world.dueAt()).toBeUndefined();
});

test('a Retry-After that ends with the run stops it even if the failure is reported a little late', () => {
  const world = new World(() => 0.5);
  world.dieDuringNext('event');
  world.fail(1, after(15 * minute));
  world.time += 20;
  world.send({ kind: 'worker-restarted', tabs: world.observedTabs() });
  expect(world.outage?.phase).toEqual(tooLate);
});

test('a Retry-After that ends in time is waited for, whatever happens meanwhile', () => {
  const world = failing(15 * minute - 9 * second);
  const { phase } = world.outage!;
  expect(phase.name).toBe('scheduled');
  world.time += second;
  world.send({ kind: 'tab-activated', tabId: 1 });
  expect(world.outage?.phase).toEqual(phase);
});

test('a run starts with its first countdown, so a second Retry-After may end too late', () => {
  const world = failing(10 * minute);
  world.attempt();
  world.fail(1, after(10 * minute));
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.outage?.run.attempts).toBe(1);
});

test('a run that was stopped by Retry-After resumes once that has passed', () => {
  const world = failing(20 * minute);
  world.time += 20 * minute;
  world.send({ kind: 'tab-activated', tabId: 1 });
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test('Keep trying waits for Retry-After', () => {
  const world = failing(20 * minute);
  const failedAt = world.time;
  world.command(1, 'keep-trying');
  world.attempt();
  expect(world.loads[0]?.at).toBeGreaterThanOrEqual(failedAt + 20 * minute);
});

test('a Retry-After that only Keep trying could wait for stops the run once Keep trying has ended', () => {
  const world = failing(2 * 60 * minute);
  world.fail(2, unavailable, 'page');
  world.command(2, 'keep-trying');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled' });
  world.leave(2, 'closed');
  expect(world.outage?.phase).toEqual(tooLate);
  expect(world.dueAt()).toBeUndefined();
});

test('a Retry-After that only the mode keep could wait for stops the run once keep is switched off', () => {
  const world = new World(() => 0.5);
  world.mode = 'keep';
  world.fail(1, after(2 * 60 * minute));
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled' });
  world.mode = 'auto';
  world.send({ kind: 'environment-changed' });
  expect(world.outage?.phase).toEqual(tooLate);
});

test('a Retry-After of more than a day stops Keep trying', () => {
  const world = failing(25 * 60 * minute);
  world.command(1, 'keep-trying');
  expect(world.outage?.phase).toEqual(tooLate);
});

test('Retry-After does not apply to the user’s click', () => {
  const world = failing(20 * minute);
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(1);
});

test('a new response without Retry-After lifts it', () => {
  const world = failing(20 * minute);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('the Retry-After of a tab that was closed no longer counts', () => {
  const world = failing(20 * minute);
  world.fail(2, unavailable);
  expect(world.outage?.phase).toEqual(tooLate);
  world.leave(1, 'closed');
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a follower waits for its own Retry-After', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(minute));
  const failedAt = world.time;
  world.command(1, 'try-now');
  world.end(1, 'recovered');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'follow' });
  world.wake(); // the "back" badge expires
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 2, purpose: 'follow' });
  expect(world.loads.at(-1)!.at).toBeGreaterThanOrEqual(failedAt + minute);
});

test('no page follows if Retry-After ends after the run', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(20 * minute));
  world.command(1, 'try-now');
  world.end(1, 'recovered');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual(tooLate);
});
