import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const minute = 60_000;

function scheduled(): World {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  return world;
}

function setOnline(world: World, online: boolean): void {
  world.online = online;
  world.send({ kind: 'environment-changed' });
}

test('nothing is sent before the preflight check has ended', () => {
  const world = scheduled();
  world.wake();
  expect(world.outage?.phase.name).toBe('checking');
  expect(world.loads).toEqual([]);
  world.answerCheck('free');
  expect(world.loads).toHaveLength(1);
});

test.each(['used', 'filled', 'unfocused', 'sound', 'loading'] as const)(
  'a page found %s pauses the run, which resumes once the page is free',
  (readiness) => {
    const world = scheduled();
    world.wake();
    world.answerCheck(readiness);
    expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: readiness });
    const pausedAt = world.time;
    world.wake();
    expect(world.time - pausedAt).toBe(readiness === 'loading' ? 10_000 : 30_000);
    world.answerCheck(readiness);
    expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: readiness });
    expect(world.loads).toEqual([]);
    world.attempt();
    expect(world.loads).toHaveLength(1);
  },
);

test('a page in use that the user reloads is no longer in use', () => {
  const world = scheduled();
  world.wake();
  world.answerCheck('used');
  world.fail(1, unavailable, 'user');
  expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
});

test.each(['page', 'unknown'] as const)(
  'a paused page that fails again, loaded by %s, is not requested at once',
  (loadedBy) => {
    const world = scheduled();
    world.command(1, 'keep-trying'); // so that a page that reloads itself may be retried
    world.wake();
    world.answerCheck('used');
    world.time += 1_000;
    world.fail(1, unavailable, loadedBy);
    expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
  },
);

test('a load that fails after its attempt has timed out, while the run is paused, is not repeated at once', () => {
  const world = scheduled();
  world.attempt();
  for (let turns = 0; turns < 200 && world.outage?.phase.name !== 'paused'; turns += 1) world.attempt();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'loading' });
  world.time += 1_000;
  world.fail(1, unavailable);
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
});

test('a page that fails in a new tab while the run is paused is not requested at once', () => {
  const world = scheduled();
  world.wake();
  world.answerCheck('used');
  world.time += 1_000;
  world.fail(2, unavailable, 'page');
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
});

test('coming back online allows no attempt beyond the limit', () => {
  const world = scheduled();
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    world.online = attempt < 8;
    world.fail(1, unavailable);
  }
  setOnline(world, true);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
});

test('a pause because the page is in use ends with the time of the run', () => {
  const world = scheduled();
  const until = world.time + 17 * minute;
  for (let turns = 0; turns < 200 && world.dueAt() !== undefined && world.time < until; turns += 1) {
    world.wake();
    world.answerCheck('used');
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
  expect(world.loads).toEqual([]);
});

test('a check without a result counts as a page in use', () => {
  const world = scheduled();
  world.wake();
  const checkedAt = world.time;
  world.wake();
  expect(world.time - checkedAt).toBe(15_000);
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'used' });
});

test('the late result of an earlier check is ignored', () => {
  const world = scheduled();
  world.wake();
  const { number } = world.pendingCheck!;
  world.wake(); // no result has come
  world.wake();
  const before = world.outage;
  expect(before?.phase.name).toBe('checking');
  world.send({ kind: 'checked', number, readiness: 'free' });
  expect(world.outage).toEqual(before);
  expect(world.loads).toEqual([]);
});

test('a check that finds the page free while offline leads to no request', () => {
  const world = scheduled();
  world.wake();
  setOnline(world, false);
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
});

test.each([
  ['ask', true],
  ['never', true],
  ['ask', false],
  ['never', false],
] as const)(
  'a check that finds the page free after the mode became %s leads to no request (change reported: %s)',
  (mode, isReported) => {
    const world = scheduled();
    world.wake();
    world.mode = mode;
    if (isReported) world.send({ kind: 'environment-changed' });
    expect(world.outage?.phase.name).toBe(isReported ? 'stopped' : 'checking');
    world.answerCheck('free');
    expect(world.loads).toEqual([]);
    expect(world.outage?.phase.name).toBe('stopped');
  },
);

test('going offline pauses the run at once, and coming back online resumes it after the shortest delay', () => {
  const world = scheduled();
  setOnline(world, false);
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  world.wake();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  expect(world.dueAt()! - world.time).toBe(30_000);
  setOnline(world, true);
  expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
});

test('coming back online is noticed by the wake-up if it was not reported', () => {
  const world = scheduled();
  setOnline(world, false);
  world.online = true;
  world.wake();
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('offline time does not count toward the run limit', () => {
  const world = scheduled();
  world.attempt();
  world.fail(1, unavailable);
  setOnline(world, false);
  world.time += 60 * minute;
  setOnline(world, true);
  world.attempt();
  world.fail(1, unavailable);
  expect(world.loads).toHaveLength(2);
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('an attempt whose end was missed is inspected, and goes on while its load is pending', () => {
  const world = scheduled();
  world.attempt();
  const loadedAt = world.time;
  world.wake(); // the inspection finds the load pending
  expect(world.time - loadedAt).toBe(3_000);
  expect(world.outage?.phase.name).toBe('loading');
  world.tabs.get(1)!.loading = undefined;
  world.wake();
  expect(world.time - loadedAt).toBe(33_000);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.loads).toHaveLength(1);
});

test('the result of an earlier inspection is ignored', () => {
  const world = scheduled();
  world.attempt();
  world.wake();
  const before = world.outage;
  world.send({ kind: 'inspected', number: world.outage!.lastNumber, load: 'none' });
  world.send({ kind: 'inspected', number: 1, load: 'none' });
  expect(world.outage).toEqual(before);
});

test('an attempt that starts no navigation within three seconds excludes its page', () => {
  const world = scheduled();
  world.attempt();
  world.tabs.get(1)!.loading = undefined; // as when the user answers a `beforeunload` dialog with *Stay*
  world.time += 2_999;
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase.name).toBe('loading');
  world.wake();
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'not-loaded' });
  expect(world.dueAt()).toBeUndefined();
});

test('a page that is excluded because no navigation started leaves the run to the others', () => {
  const world = scheduled();
  world.fail(2, unavailable);
  world.attempt();
  world.tabs.get(2)!.loading = undefined;
  world.wake();
  expect(world.outage?.phase.name).toBe('scheduled');
  world.attempt();
  world.fail(1, unavailable);
  world.attempt();
  expect(world.loads.map(({ tabId }) => tabId)).toEqual([2, 1, 1]);
});

test('a click loads a page where no navigation had started', () => {
  const world = scheduled();
  world.attempt();
  world.tabs.get(1)!.loading = undefined;
  world.wake();
  world.time += 1_000;
  world.command(1, 'try-now');
  expect(world.loads).toMatchObject([{ purpose: 'retry' }, { purpose: 'command' }]);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.broken).toEqual([]);
});

test.each([
  ['after eight hours of sleep', 8 * 60 * minute],
  ['a little late', 500],
])('a wake-up that comes %s starts with a new preflight check', (_, late) => {
  const world = scheduled();
  world.time = world.dueAt()! + late;
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase.name).toBe('checking');
  expect(world.loads).toEqual([]);
});

test('a wake-up that comes early does nothing', () => {
  const world = scheduled();
  const before = world.outage;
  world.time = world.dueAt()! - 1;
  world.send({ kind: 'wake-up' });
  expect(world.outage).toEqual(before);
});
