import { expect, test } from 'vitest';
import type { BusyReason } from '../../src/outage/reasons.ts';
import { unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;

/** Returns a world of failing tabs; the last one is active. */
function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) {
    world.time += 10;
    world.fail(tab, unavailable);
  }
  return world;
}

const attempted = (world: World) => world.loads.map(({ tabId }) => tabId);

test('a leader that fails twice in a row yields, and leads again after the other pages', () => {
  const world = failing(3, 2, 1);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(attempted(world)).toEqual([1, 1, 2, 2, 3, 3, 1, 1]);
  expect(world.broken).toEqual([]);
});

test('a page that keeps failing in the active tab does not prevent another from recovering', () => {
  const world = failing(2, 1);
  for (
    let turns = 0;
    turns < 200 && world.outage?.phase.name !== 'stopped' && world.outage?.pages.length === 2;
    turns += 1
  ) {
    world.attempt();
    const { tabId } = world.loads.at(-1)!;
    if (tabId === 1) world.fail(1, unavailable);
    else world.end(2, 'recovered');
  }
  expect(attempted(world)).toEqual([1, 1, 2]);
});

test('a tab that is activated repeatedly does not lead out of turn', () => {
  const world = failing(2, 1);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    world.time += second;
    world.send({ kind: 'tab-activated', tabId: 1 });
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(attempted(world)).toEqual([1, 1, 2, 2, 1, 1]);
});

test('a tab that fails later takes turns with the others, neither before nor after all of them', () => {
  const world = failing(2, 1);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  world.time += 10;
  world.fail(3, unavailable, 'unknown');
  for (let attempt = 0; attempt < 4; attempt += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(attempted(world)).toEqual([1, 1, 2, 2, 3, 3, 1, 1]);
});

test('a leader whose load hangs yields after a minute', () => {
  const world = failing(2, 1);
  world.attempt();
  const attemptedAt = world.time;
  for (let turns = 0; turns < 200 && world.outage?.phase.name === 'loading'; turns += 1) world.wake();
  expect(world.time - attemptedAt).toBe(minute);
  world.attempt();
  expect(attempted(world)).toEqual([1, 2]);
  expect(world.time - attemptedAt).toBeLessThanOrEqual(minute + 12 * second);
  world.end(2, 'recovered');
  expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([1]);
  expect(world.broken).toEqual([]);
});

test('a page whose load hangs is not requested again while the load is pending, even if other pages are', () => {
  const world = failing(2, 1);
  world.attempt();
  const until = world.time + 15 * minute;
  for (let turns = 0; turns < 200 && world.dueAt() !== undefined && world.time < until; turns += 1) {
    world.attempt();
    if (world.tabs.get(2)?.loading) world.fail(2, unavailable);
  }
  expect(attempted(world).filter((tab) => tab === 1)).toHaveLength(1);
  expect(attempted(world).filter((tab) => tab === 2).length).toBeGreaterThanOrEqual(5);
  expect(world.broken).toEqual([]);
});

test('a page whose load hangs is not checked again for half a minute after the timeout', () => {
  const world = failing(1);
  world.attempt();
  for (let turns = 0; turns < 200 && world.outage?.phase.name === 'loading'; turns += 1) world.wake();
  const timedOutAt = world.time;
  world.wake();
  expect(world.pendingCheck).toBeUndefined();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'loading' });
  world.wake();
  expect(world.time - timedOutAt).toBe(30 * second);
  expect(world.outage?.phase.name).toBe('checking');
});

test('a page whose load hangs and then fails leads again in its turn', () => {
  const world = failing(2, 1);
  world.attempt();
  for (let turns = 0; turns < 200 && world.outage?.phase.name === 'loading'; turns += 1) world.wake();
  world.fail(1, unavailable);
  expect(world.outage?.pages.find(({ tabId }) => tabId === 1)).toMatchObject({
    turns: 1,
    loadSince: undefined,
    busy: undefined,
  });
  world.attempt();
  world.fail(2, unavailable);
  world.attempt();
  world.fail(2, unavailable);
  world.attempt();
  expect(attempted(world)).toEqual([1, 2, 2, 1]);
});

test('a page that loads long after its attempt has timed out has recovered', () => {
  const world = failing(2, 1);
  world.attempt();
  for (let turns = 0; turns < 200 && world.outage?.phase.name === 'loading'; turns += 1) world.wake();
  world.time += 10 * second;
  world.end(1, 'recovered');
  expect(world.outage?.followers).toEqual([2]);
  expect(world.outage?.recoveredTabs).toEqual([1]);
});

test('a click in another tab is carried out at once while one URL hangs', () => {
  const world = failing(2, 1);
  world.attempt();
  world.time += 5 * second;
  world.command(2, 'try-now');
  expect(world.loads.at(-1)).toMatchObject({ tabId: 2, at: world.time, purpose: 'command' });
  expect(world.broken).toEqual([]);
});

test('Keep trying in another tab is not delayed beyond the timeout of a URL that hangs', () => {
  const world = failing(2, 1);
  world.attempt();
  const attemptedAt = world.time;
  world.command(2, 'keep-trying');
  for (let turns = 0; turns < 200 && !attempted(world).includes(2); turns += 1) world.attempt();
  expect(world.time - attemptedAt).toBeLessThanOrEqual(minute + 12 * second);
});

test.each<BusyReason>(['used', 'filled', 'unfocused', 'sound', 'loading'])(
  'a leader that is in use (%s) yields at once',
  (readiness) => {
    const world = failing(2, 1);
    world.wake();
    const checkedAt = world.time;
    world.answerCheck(readiness);
    world.attempt();
    expect(world.loads).toMatchObject([{ tabId: 2, at: checkedAt }]);
  },
);

test('a leader whose page turns out during its check not to be an error page yields at once', () => {
  const world = failing(2, 1);
  world.wake();
  const checkedAt = world.time;
  world.send({ kind: 'failed', failure: { ...world.tabs.get(1)!.failure!, caution: 'own-content' } });
  world.answerCheck('free');
  expect(world.loads).toEqual([]);
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 2, at: checkedAt }]);
});

test('text typed in the leader does not keep the other pages from being requested', () => {
  const world = failing(2, 1);
  for (let turns = 0; turns < 60 && world.tabs.get(2)?.shows === 'failure'; turns += 1) {
    world.wake();
    world.answerCheck(world.pendingCheck?.tabId === 1 ? 'filled' : 'free');
    if (world.tabs.get(2)?.loading) world.end(2, 'recovered');
  }
  expect(attempted(world)).toEqual([2]);
});

test('a leader that is in use is checked again after 30 seconds at the earliest', () => {
  const world = failing(2, 1);
  const checkedAt: number[] = [];
  for (let turns = 0; turns < 200 && world.loads.length < 6; turns += 1) {
    world.wake();
    if (world.pendingCheck?.tabId === 1) checkedAt.push(world.time);
    world.answerCheck(world.pendingCheck?.tabId === 1 ? 'used' : 'free');
    if (world.tabs.get(2)?.loading) world.fail(2, unavailable);
  }
  const gaps = checkedAt.slice(1).map((at, nth) => at - checkedAt[nth]!);
  expect(checkedAt.length).toBeGreaterThan(1);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * second);
});

test('a page that is no longer in use is requested although another one still is', () => {
  const world = failing(2, 1);
  world.wake();
  world.answerCheck('used');
  world.wake();
  world.answerCheck('used');
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'used' });
  world.wake();
  const { tabId } = world.pendingCheck!;
  world.answerCheck('used');
  world.attempt();
  expect(attempted(world)).toEqual([tabId === 1 ? 2 : 1]);
});

test('a pause ends at once when a page that is not in use becomes eligible', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, caution: 'own-content' }, 'page');
  world.wake();
  world.answerCheck('used');
  world.time += second;
  const failure = world.tabs.get(2)!.failure!;
  world.send({ kind: 'failed', failure: { ...failure, caution: undefined } });
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 2 }]);
  expect(world.loads[0]!.at - failure.arrivedAt).toBeLessThan(10 * second);
});

test('a pause does not change when a tab in use is activated or closed', () => {
  const world = failing(2, 1);
  for (let checks = 0; checks < 2; checks += 1) {
    world.wake();
    world.answerCheck('used');
  }
  const { phase } = world.outage!;
  expect(phase.name).toBe('paused');
  world.time += second;
  world.send({ kind: 'tab-activated', tabId: 1 });
  world.leave(2, 'closed');
  expect(world.outage?.phase).toEqual(phase);
});
