import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBackoff, longestDelay, nextDelay, schedule } from '../../src/outage/backoff.ts';
import { unavailable, World } from './world.ts';

function delays(count: number, random: () => number): number[] {
  let backoff = firstBackoff;
  return Array.from({ length: count }, () => {
    const [delay, next] = nextDelay(backoff, random);
    backoff = next;
    return delay;
  });
}

test.each([
  ['shortest', 0, [4_000, 6_000, 9_000, 13_500, 20_250, 30_375, 45_563, 68_344, 102_516, 150_000, 150_000]],
  ['medium', 0.5, [6_000, 9_000, 13_500, 20_250, 30_375, 45_563, 68_344, 102_516, 153_773, 225_000, 225_000]],
  ['longest', 1, [8_000, 12_000, 18_000, 27_000, 40_500, 60_750, 91_125, 136_688, 205_031, 300_000, 300_000]],
])('the %s delays grow by half, up to five minutes', (_, random, expected) => {
  expect(delays(expected.length, () => random)).toEqual(expected);
});

test('half of a delay is fixed and the other half is random', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (backoff, random) => {
        const whole = Math.min(schedule.longest, schedule.first * schedule.factor ** backoff);
        const [delay, next] = nextDelay(backoff, () => random);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        // Delays are rounded to ms.
        expect(delay).toBeLessThanOrEqual(Math.ceil(whole));
        expect(longestDelay(backoff)).toBe(whole);
        expect(next).toBe(backoff + 1);
      },
    ),
  );
});

test('attempts are made after the delays that the simulation evaluated', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  let failedAt = world.time;
  const waited = Array.from({ length: 8 }, () => {
    world.attempt();
    const delay = world.time - failedAt;
    world.time += 1_000;
    world.fail(1, unavailable);
    failedAt = world.time;
    return delay;
  });
  expect(waited).toEqual(delays(8, () => 0.5));
});
