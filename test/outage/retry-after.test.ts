import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const minute = 60_000;
const after = (retryAfter: number) => ({ ...unavailable, retryAfter });

test('the next attempt comes after Retry-After, and not all at its very moment', () => {
  const world = new World(() => 0.5);
  const failedAt = world.time;
  world.fail(1, after(2 * minute));
  world.attempt();
  expect(world.reloads).toMatchObject([{ at: failedAt + 2 * minute + 6_000 }]);
});

test('an early bell and another tab’s failure do not bring it forward', () => {
  const world = new World(() => 0.5);
  world.fail(1, after(2 * minute));
  world.time += 10_000;
  world.fail(2, unavailable);
  world.send({ kind: 'bell' });
  world.answerLook('free');
  expect(world.reloads).toEqual([]);
});

test('a Retry-After that another tab meets puts the countdown off', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(2 * minute));
  const { phase } = world.outage!;
  expect(phase).toMatchObject({ name: 'counting' });
  expect(phase.name === 'counting' && phase.dueAt).toBeGreaterThan(world.now + 2 * minute);
});

test('one that is met during the look is kept too', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.ring();
  world.fail(2, after(minute));
  world.answerLook('free');
  expect(world.reloads).toEqual([]);
  expect(world.outage?.phase.name).toBe('counting');
});

test('one that reaches past the run’s end waits for the reader', () => {
  const world = new World(() => 0.5);
  world.fail(1, after(20 * minute));
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'retry-after-too-late' });
  expect(world.outage?.members[0]?.notBefore).toBe(world.now + 20 * minute);
  expect(world.dueAt()).toBeUndefined();
});

test('Keep trying waits for as long as it says', () => {
  const world = new World(() => 0.5);
  world.fail(1, after(20 * minute));
  const failedAt = world.time;
  world.wish(1, 'keep-trying');
  world.attempt();
  expect(world.reloads[0]?.at).toBeGreaterThanOrEqual(failedAt + 20 * minute);
});

test('it binds the run and not the reader', () => {
  const world = new World(() => 0.5);
  world.fail(1, after(20 * minute));
  world.wish(1, 'try-now');
  expect(world.reloads).toHaveLength(1);
});

test('a new answer without one lifts it', () => {
  const world = new World(() => 0.5);
  world.fail(1, after(20 * minute));
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('counting');
});

test('a follower waits for its own', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, after(minute));
  const failedAt = world.time;
  world.wish(1, 'try-now');
  world.end(1, 'well');
  expect(world.outage?.phase.name).toBe('recovering');
  world.ring(); // "back" was shown for long enough
  world.attempt();
  expect(world.reloads.at(-1)).toMatchObject({ tabId: 2 });
  expect(world.reloads.at(-1)!.at).toBeGreaterThanOrEqual(failedAt + minute);
});
