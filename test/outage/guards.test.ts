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

test('nothing is sent before the page was checked', () => {
  const world = scheduled();
  world.wake();
  expect(world.outage?.phase.name).toBe('checking');
  expect(world.loads).toEqual([]);
  world.answerCheck('free');
  expect(world.loads).toHaveLength(1);
});

test.each(['used', 'filled', 'unfocused', 'sound', 'loading'] as const)(
  '%s pauses the run, and it goes on once the page is free',
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

test('a page that its user loads again is no longer the one that was used', () => {
  const world = scheduled();
  world.wake();
  world.answerCheck('used');
  world.fail(1, unavailable, 'user');
  expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
});

test.each(['page', 'unknown'] as const)(
  'a paused page that fails anew at the request of %s is not requested again at once',
  (loadedBy) => {
    const world = scheduled();
    world.command(1, 'keep-trying'); // so that a page that reloads itself is covered
    world.wake();
    world.answerCheck('used');
    world.time += 1_000;
    world.fail(1, unavailable, loadedBy);
    expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
  },
);

test('a load that outlived its attempt and fails while the run is paused is not repeated at once', () => {
  const world = scheduled();
  world.attempt();
  for (let turns = 0; turns < 200 && world.outage?.phase.name !== 'paused'; turns += 1) world.attempt();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'loading' });
  world.time += 1_000;
  world.fail(1, unavailable);
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
});

test('a page that fails in a new tab while the run is paused is not requested again at once', () => {
  const world = scheduled();
  world.wake();
  world.answerCheck('used');
  world.time += 1_000;
  world.fail(2, unavailable, 'page');
  expect(world.dueAt()! - world.time).toBeGreaterThanOrEqual(4_000);
});

test('the network’s return allows no attempt beyond the last', () => {
  const world = scheduled();
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    world.online = attempt < 8;
    world.fail(1, unavailable);
  }
  setOnline(world, true);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'attempts-spent' });
});

test('a pause because of the page ends with the run’s time', () => {
  const world = scheduled();
  const until = world.time + 17 * minute;
  for (let turns = 0; turns < 200 && world.dueAt() !== undefined && world.time < until; turns += 1) {
    world.wake();
    world.answerCheck('used');
  }
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'time-spent' });
  expect(world.loads).toEqual([]);
});

test('a check that is never answered counts as used', () => {
  const world = scheduled();
  world.wake();
  const checkedAt = world.time;
  world.wake();
  expect(world.time - checkedAt).toBe(15_000);
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'used' });
});

test('a late answer to an older check does nothing', () => {
  const world = scheduled();
  world.wake();
  const { number } = world.pendingCheck!;
  world.wake(); // nobody answered
  world.wake();
  const before = world.outage;
  expect(before?.phase.name).toBe('checking');
  world.send({ kind: 'checked', number, readiness: 'free' });
  expect(world.outage).toEqual(before);
  expect(world.loads).toEqual([]);
});

test('a check that finds the page free while the network is away sends nothing', () => {
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
  'a check that finds the page free after the user chose %s sends nothing (the change was reported: %s)',
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

test('offline pauses at once; the network’s return goes on with the shortest delay', () => {
  const world = scheduled();
  setOnline(world, false);
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  world.wake();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  expect(world.dueAt()! - world.time).toBe(30_000);
  setOnline(world, true);
  expect(world.outage?.phase).toEqual({ name: 'scheduled', dueAt: world.now + 6_000, purpose: 'retry' });
});

test('a return of the network that nobody reported is found by the wake-up', () => {
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

test('an attempt whose end was missed is inspected, and left alone while it loads', () => {
  const world = scheduled();
  world.attempt();
  const loadedAt = world.time;
  world.wake(); // the world says that the load is pending
  expect(world.time - loadedAt).toBe(3_000);
  expect(world.outage?.phase.name).toBe('loading');
  world.tabs.get(1)!.loading = undefined;
  world.wake();
  expect(world.time - loadedAt).toBe(33_000);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.loads).toHaveLength(1);
});

test('an answer to an older inspection does nothing', () => {
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
  world.tabs.get(1)!.loading = undefined; // as when its user answers a `beforeunload` question with *Stay*
  world.time += 2_999;
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase.name).toBe('loading');
  world.wake();
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'not-loaded' });
  expect(world.dueAt()).toBeUndefined();
});

test('a page that was excluded because no navigation started leaves the run to the others', () => {
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

test('a click works where no navigation had started', () => {
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
])('a wake-up that comes %s begins with a fresh check', (_, late) => {
  const world = scheduled();
  world.time = world.dueAt()! + late;
  world.send({ kind: 'wake-up' });
  expect(world.outage?.phase.name).toBe('checking');
  expect(world.loads).toEqual([]);
});

test('an early wake-up does nothing', () => {
  const world = scheduled();
  const before = world.outage;
  world.time = world.dueAt()! - 1;
  world.send({ kind: 'wake-up' });
  expect(world.outage).toEqual(before);
});
