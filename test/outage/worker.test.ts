import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

/** The worker died a while ago and starts again because of the bell. */
function wake(world: World): void {
  world.die();
  world.time += 1_000;
  world.send({ kind: 'bell' });
}

test('a countdown goes on where it stood', () => {
  const world = failing(1);
  const { phase } = world.outage!;
  wake(world);
  expect(world.outage?.phase).toEqual(phase);
});

test('a look that died with the worker is made again', () => {
  const world = failing(1);
  world.ring();
  wake(world);
  expect(world.outage?.phase.name).toBe('looking');
  world.answerLook('free');
  expect(world.reloads).toHaveLength(1);
});

test('a reload that was written down and not sent is never sent blindly', () => {
  const world = failing(1);
  world.ring();
  world.dieDuringNext('write');
  world.answerLook('free');
  expect(world.outage?.phase.name).toBe('trying');
  expect(world.reloads).toEqual([]);
  wake(world);
  expect(world.outage?.phase.name).toBe('counting');
  expect(world.reloads).toEqual([]);
  world.attempt();
  expect(world.reloads).toHaveLength(1);
});

test('an attempt that is still under way is awaited', () => {
  const world = failing(1);
  world.attempt();
  wake(world);
  expect(world.outage?.phase.name).toBe('trying');
  world.end(1, 'well');
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'back' });
});

test.each([
  ['failed', 'counting', (world: World) => world.fail(1, unavailable)],
  ['was well', 'ended', (world: World) => world.end(1, 'well')],
  ['was closed', 'ended', (world: World) => world.leave(1, 'closed')],
])('an attempt that %s unseen is found so', (_, phase, happen) => {
  const world = failing(1);
  world.attempt();
  world.dieDuringNext('event');
  happen(world);
  expect(world.outage?.phase.name).toBe('trying');
  wake(world);
  expect(world.outage?.phase.name).toBe(phase);
  expect(world.broken).toEqual([]);
});

test('a recovery goes on, with a follower’s lost reload left to the run', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'well');
  world.ring();
  world.dieDuringNext('write');
  world.answerLook('free');
  wake(world);
  expect(world.outage?.phase).toMatchObject({ name: 'recovering', followers: [1] });
  while (world.outage?.phase.name !== 'ended') {
    world.attempt();
    for (const [tab, { loading }] of [...world.tabs]) if (loading) world.end(tab, 'well');
  }
  expect(world.reloads.map(({ tabId }) => tabId)).toEqual([3, 1, 2]);
  expect(world.broken).toEqual([]);
});

test('pages that failed before the worker was up begin an outage', () => {
  const world = new World(() => 0.5);
  world.dieDuringNext('event');
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  expect(world.outage?.members.map(({ tabId }) => tabId)).toEqual([1, 2]);
});

test.each([
  ['is well', (world: World) => world.end(1, 'well'), { name: 'recovering', followers: [2] }],
  ['is closed', (world: World) => world.leave(1, 'closed'), { name: 'counting' }],
  ['left the site', (world: World) => world.leave(1, 'elsewhere'), { name: 'counting' }],
])('a page that failed unseen is nobody’s less because the last known one %s', (_, happen, phase) => {
  const world = failing(1);
  world.dieDuringNext('event');
  world.fail(2, unavailable);
  world.tabs.get(1)!.loading = 'other';
  happen(world);
  expect(world.outage?.members.map(({ tabId }) => tabId)).toEqual([2]);
  expect(world.outage?.phase).toMatchObject(phase);
});
