import { expect, test } from 'vitest';
import { keepTryingExpiresAt } from '../../src/outage/retry-run.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import { unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

function failing(): World {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  return world;
}

/** Returns when the outage is due, in ms from now. */
const wait = (world: World) => (dueAtOf(world.outage!) ?? Infinity) - world.now;

test.each<[string, number, (world: World) => void]>([
  ['a countdown when it ends', 6 * second, () => {}],
  ['a check after 15 seconds without a result', 15 * second, (world) => world.wake()],
  ['a load three seconds after it was sent', 3 * second, (world) => world.attempt()],
  [
    'a load that is pending half a minute later',
    30 * second,
    (world) => {
      world.attempt();
      world.wake();
    },
  ],
  [
    'a load that is still pending when its minute is over',
    27 * second,
    (world) => {
      world.attempt();
      world.wake();
      world.wake();
    },
  ],
  [
    'a pause after half a minute',
    30 * second,
    (world) => {
      world.wake();
      world.answerCheck('used');
    },
  ],
  [
    'an offline pause after half a minute',
    30 * second,
    (world) => {
      world.online = false;
      world.send({ kind: 'environment-changed' });
    },
  ],
  [
    'a follower after a second',
    second,
    (world) => {
      world.fail(2, unavailable);
      world.attempt();
      world.end(2, 'recovered');
    },
  ],
  [
    'a badge after eight seconds',
    8 * second,
    (world) => {
      world.attempt();
      world.end(1, 'recovered');
    },
  ],
  ['a stopped outage never', Infinity, (world) => world.command(1, 'stop')],
])('%s is due', (_, expected, reach) => {
  const world = failing();
  reach(world);
  expect(wait(world)).toBe(expected);
});

test('a stopped outage is due when Keep trying expires', () => {
  const world = failing();
  world.fail(1, { ...unavailable, retryAfter: 48 * hour });
  world.command(1, 'keep-trying');
  expect(world.outage?.phase.name).toBe('stopped');
  expect(wait(world)).toBe(24 * hour);
});

test('a pause is due when Keep trying expires, if that is sooner', () => {
  const world = failing();
  world.command(1, 'keep-trying');
  const since = world.time;
  world.time += 24 * hour - 10 * second;
  world.send({ kind: 'wake-up' });
  world.answerCheck('used');
  expect(world.outage?.phase.name).toBe('paused');
  expect(world.dueAt()).toBe(since + 24 * hour);
});

test('the Keep trying that expires first counts', () => {
  const world = failing();
  world.fail(2, unavailable);
  expect(keepTryingExpiresAt(world.outage!)).toBe(Infinity);
  world.command(1, 'keep-trying');
  const since = world.now;
  world.time += hour;
  world.command(2, 'keep-trying');
  expect(keepTryingExpiresAt(world.outage!)).toBe(since + 24 * hour);
  world.leave(1, 'closed');
  expect(keepTryingExpiresAt(world.outage!)).toBe(since + 25 * hour);
});

test('a second wake-up changes nothing', () => {
  const world = failing();
  world.wake();
  const before = world.outage;
  world.send({ kind: 'wake-up' });
  expect(world.outage).toEqual(before);
  world.answerCheck('free');
  const loading = world.outage;
  world.send({ kind: 'wake-up' });
  expect(world.outage).toEqual(loading);
  expect(world.loads).toHaveLength(1);
});

test('a wake-up for a badge does not change the phase', () => {
  const world = failing();
  world.fail(2, { ...unavailable, caution: 'own-content' });
  world.attempt();
  world.end(1, 'recovered');
  const { phase } = world.outage!;
  world.wake();
  expect(world.outage).toMatchObject({ phase, recoveredTabs: [] });
});
