import { expect, test } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { step } from '../../src/outage/step.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

function setBack(world: World, ms = hour): void {
  world.setClockBack(ms);
  world.send({ kind: 'wake-up' });
}

const phases: readonly [string, (world: World) => void][] = [
  ['scheduled', () => {}],
  ['checking', (world) => world.wake()],
  ['loading', (world) => world.attempt()],
  [
    'paused',
    (world) => {
      for (let tab = 1; tab <= 2; tab += 1) {
        world.wake();
        world.answerCheck('sound');
      }
    },
  ],
  [
    'scheduled', // for a follower
    (world) => {
      world.attempt();
      world.end(2, 'recovered');
    },
  ],
];

test.each(phases)('setting the clock back an hour does not delay what is due while %s', (name, reach) => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  reach(world);
  expect(world.outage?.phase.name).toBe(name);
  const wait = dueAtOf(world.outage!)! - world.now;
  setBack(world);
  expect(dueAtOf(world.outage!)! - world.now).toBe(wait);
});

test('setting the clock back shortens no Retry-After and frees no budget', () => {
  const world = new World(() => 0.5);
  const answer = { ...unavailable, retryAfter: 120_000 };
  world.fail(1, answer);
  for (let click = 0; click < 10; click += 1) {
    world.command(1, 'try-now');
    world.fail(1, answer);
  }
  world.setClockBack(hour);
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(10);
  const { time } = world;
  world.attempt();
  expect(world.broken).toEqual([]);
  expect(world.loads).toHaveLength(11);
  expect(world.time - time).toBeGreaterThanOrEqual(120_000);
});

test('setting the clock back does not prevent a click for longer than a minute', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  setBack(world);
  world.time += minute;
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(2);
});

test('setting the clock back does not extend the wait for a hanging load beyond a minute', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  const attemptedAt = world.time;
  setBack(world);
  for (let turns = 0; turns < 200 && world.outage?.phase.name === 'loading'; turns += 1) world.wake();
  expect(world.time - attemptedAt).toBe(minute);
});

test('setting the clock back does not extend Keep trying beyond a day', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  const since = world.time;
  world.command(1, 'keep-trying');
  setBack(world);
  for (let turns = 0; turns < 5_000 && world.dueAt() !== undefined; turns += 1) {
    world.attempt();
    if (world.tabs.get(1)?.loading) world.fail(1, unavailable);
  }
  expect(world.time - since).toBe(24 * hour);
  expect(world.reported).toMatchObject([{ outcome: 'day-passed' }]);
});

test('setting the clock back does not extend the time for which a page counts as in use', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.wake();
  world.answerCheck('used');
  const { time } = world;
  setBack(world);
  world.attempt();
  expect(world.loads).toMatchObject([{ at: time + 30_000 }]);
});

test('setting the clock back gives a run no more time', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  setBack(world);
  world.time += 15 * minute;
  world.fail(1, unavailable);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
});

test('setting the clock back changes the number of a run’s attempts in neither direction', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  setBack(world);
  world.fail(1, unavailable);
  for (let attempt = 2; attempt <= 8; attempt += 1) {
    world.attempt();
    world.fail(1, unavailable);
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
});

test('setting the clock back does not let a page follow twice within 15 minutes', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  world.fail(1, unavailable);
  setBack(world);
  world.fail(2, unavailable, 'page');
  world.tabs.get(2)!.loading = 'user';
  world.end(2, 'recovered');
  expect(world.outage?.followers).toEqual([]);
});

test('the attempts of an ended outage still count after the clock was set back', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  world.end(1, 'recovered');
  setBack(world);
  world.time += 10 * minute;
  world.fail(1, unavailable, 'page');
  expect(world.outage?.run.attempts).toBe(1);
});

test('a document is recognized after the clock was set back', () => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, namesDocument: false });
  setBack(world);
  world.send({ kind: 'worker-restarted', tabs: world.observedTabs() });
  expect(world.outage?.sent).toEqual([]);
  expect(world.outage?.pages).toMatchObject([{ selfReloads: 0 }]);
});

test('"back" disappears in time after the clock was set back', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  const attemptedAt = world.time;
  world.end(1, 'recovered');
  setBack(world);
  expect(world.outage?.recoveredTabs).toEqual([1]);
  world.wake();
  expect(world.time - attemptedAt).toBe(8_000);
  expect(world.outage?.recoveredTabs).toEqual([]);
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - attemptedAt).toBeLessThanOrEqual(15 * minute);
});

test('setting the clock forward causes a single attempt', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.offset += hour;
  world.send({ kind: 'wake-up' });
  world.answerCheck('free');
  world.fail(1, unavailable);
  expect(world.loads).toHaveLength(1);
});

/** Returns every time in an outage, in ms since the epoch, except when its documents arrived. */
function timesIn(outage: Outage): number[] {
  const times: number[] = [];
  JSON.stringify(outage, (name, value: unknown) => {
    if (typeof value === 'number' && value > 1e12 && name !== 'arrivedAt') times.push(value);
    return value;
  });
  return times;
}

test.each<(typeof phases)[number]>([
  ...phases,
  [
    'loading', // of a follower
    (world) => {
      world.attempt();
      world.end(2, 'recovered');
      world.attempt();
    },
  ],
])('setting the clock back moves every time in an outage that is %s', (name, reach) => {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, retryAfter: 1 });
  world.fail(2, unavailable);
  world.command(1, 'keep-trying');
  reach(world);
  const before = world.outage!;
  expect(before.phase.name).toBe(name);
  const unrelated = { kind: 'tab-activated', tabId: 9 } as const;
  const [after] = step(before, unrelated, { ...world.context(), now: before.changedAt - hour });
  expect(timesIn(after!)).toEqual(timesIn(before).map((time) => time - hour));
});
