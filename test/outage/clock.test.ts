import { expect, test } from 'vitest';
import { dueAtOf } from '../../src/outage/due.ts';
import { unavailable, World } from './world.ts';

const hour = 3_600_000;

const phases: readonly [string, (world: World) => void][] = [
  ['counting', () => {}],
  ['looking', (world) => world.ring()],
  ['trying', (world) => world.attempt()],
  [
    'paused',
    (world) => {
      world.ring();
      world.answerLook('sound');
    },
  ],
  [
    'recovering',
    (world) => {
      world.attempt();
      world.end(2, 'well');
    },
  ],
];

test.each(phases)('a clock that is put back an hour does not hold up what is due while %s', (name, reach) => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  reach(world);
  expect(world.outage?.phase.name).toBe(name);
  const wait = dueAtOf(world.outage!)! - world.now;
  world.offset -= hour;
  world.send({ kind: 'bell' });
  expect(dueAtOf(world.outage!)! - world.now).toBe(wait);
});

test('a clock that is put back shortens no Retry-After and opens no budget', () => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, retryAfter: 120_000 });
  for (let click = 0; click < 10; click += 1) world.wish(1, 'try-now');
  world.offset -= hour;
  world.wish(1, 'try-now');
  expect(world.reloads).toHaveLength(10);
  world.tabs.get(1)!.loading = undefined;
  world.ring();
  world.answerLook('free');
  world.attempt();
  expect(world.broken).toEqual([]);
  expect(world.reloads).toHaveLength(11);
});

test('"back" is forgotten in time although the clock was put back', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  world.end(1, 'well');
  world.offset -= hour;
  const from = world.time;
  world.send({ kind: 'bell' });
  world.ring();
  world.ring();
  expect(world.outage).toBeUndefined();
  expect(world.time - from).toBeLessThan(62_000);
});
