import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

/** Terminates the worker, and lets a wake-up start it again a second later. */
function restart(world: World): void {
  world.die();
  world.time += 1_000;
  world.send({ kind: 'wake-up' });
}

test('a countdown continues after a restart', () => {
  const world = failing(1);
  const { phase } = world.outage!;
  restart(world);
  expect(world.outage?.phase).toEqual(phase);
});

test('a check that was lost with the worker is made again', () => {
  const world = failing(1);
  world.wake();
  restart(world);
  expect(world.outage?.phase.name).toBe('checking');
  world.answerCheck('free');
  expect(world.loads).toHaveLength(1);
});

test('a load that was written but not sent is not repeated without a new check', () => {
  const world = failing(1);
  world.wake();
  world.dieDuringNext('write');
  world.answerCheck('free');
  expect(world.outage?.phase.name).toBe('loading');
  expect(world.loads).toEqual([]);
  restart(world);
  expect(world.outage?.phase.name).toBe('scheduled');
  expect(world.loads).toEqual([]);
  world.attempt();
  expect(world.loads).toHaveLength(1);
});

test('a load that was written but not sent is no reason to refuse a click', () => {
  const world = failing(1);
  world.wake();
  world.dieDuringNext('write');
  world.answerCheck('free');
  restart(world);
  world.command(1, 'try-now');
  expect(world.loads).toMatchObject([{ tabId: 1, purpose: 'command' }]);
});

test('an attempt that is still under way goes on', () => {
  const world = failing(1);
  world.attempt();
  restart(world);
  expect(world.outage?.phase.name).toBe('loading');
  world.end(1, 'recovered');
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
});

test.each([
  ['failed', 'scheduled', (world: World) => world.fail(1, unavailable)],
  ['recovered', 'ended', (world: World) => world.end(1, 'recovered')],
  ['was closed', 'ended', (world: World) => world.leave(1, 'closed')],
])('an attempt that %s while the worker was dead is noticed', (_, phase, happen) => {
  const world = failing(1);
  world.attempt();
  world.dieDuringNext('event');
  happen(world);
  expect(world.outage?.phase.name).toBe('loading');
  restart(world);
  expect(world.outage?.phase.name).toBe(phase);
  expect(world.broken).toEqual([]);
});

test('an attempt that failed while the worker was dead counts like any other', () => {
  const world = failing(1);
  world.attempt();
  world.dieDuringNext('event');
  world.fail(1, unavailable);
  restart(world);
  expect(world.outage).toMatchObject({ run: { attempts: 1 }, pages: [{ strikes: 1, loadSince: undefined }] });
});

test('followers are loaded after a restart, and one whose load was lost is retried by the run', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'recovered');
  world.wake();
  world.dieDuringNext('write');
  world.answerCheck('free');
  restart(world);
  expect(world.outage).toMatchObject({ phase: { name: 'scheduled', purpose: 'follow' }, followers: [1] });
  for (let turns = 0; turns < 200 && world.outage?.phase.name !== 'ended'; turns += 1) {
    world.attempt();
    for (const [tab, { loading }] of [...world.tabs]) if (loading) world.end(tab, 'recovered');
  }
  expect(world.loads.map(({ tabId, purpose }) => [tabId, purpose])).toEqual([
    [3, 'retry'],
    [1, 'follow'],
    [2, 'retry'],
  ]);
  expect(world.broken).toEqual([]);
});

test('pages that failed before the worker had started begin an outage', () => {
  const world = new World(() => 0.5);
  world.dieDuringNext('event');
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([1, 2]);
});

test.each([
  ['recovered', (world: World) => world.end(1, 'recovered'), { name: 'scheduled', purpose: 'follow' }],
  ['is closed', (world: World) => world.leave(1, 'closed'), { name: 'scheduled', purpose: 'retry' }],
  ['left the site', (world: World) => world.leave(1, 'elsewhere'), { name: 'scheduled', purpose: 'retry' }],
])(
  'a page that failed while the worker was dead is included even if the last known one %s',
  (_, happen, phase) => {
    const world = failing(1);
    world.dieDuringNext('event');
    world.fail(2, unavailable);
    world.tabs.get(1)!.loading = 'user';
    happen(world);
    expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([2]);
    expect(world.outage?.phase).toMatchObject(phase);
  },
);

test('a restart without news does not change the outage', () => {
  const world = failing(1, 2);
  const before = world.outage;
  world.send({ kind: 'worker-restarted', tabs: world.observedTabs() });
  expect(world.outage).toEqual(before);
});

test('a restart does not count known loads again', () => {
  const world = failing(1);
  world.attempt();
  world.fail(1, unavailable);
  const { run, sent } = world.outage!;
  for (let restarts = 0; restarts < 5; restarts += 1) restart(world);
  expect(world.outage).toMatchObject({ run, sent });
});
