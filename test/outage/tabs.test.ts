import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

function failing(...tabs: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of tabs) world.fail(tab, unavailable);
  return world;
}

test.each(['closed', 'elsewhere'] as const)('the outage ends when its last tab is %s', (how) => {
  const world = failing(1);
  world.leave(1, how);
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'left' });
  world.ring();
  expect(world.outage).toBeUndefined();
});

test.each(['closed', 'elsewhere', 'discarded'] as const)(
  'the next tab leads when the leader is %s',
  (how) => {
    const world = failing(1, 2);
    const { phase } = world.outage!;
    world.leave(2, how);
    expect(world.outage?.phase).toEqual(phase);
    world.attempt();
    expect(world.reloads).toMatchObject([{ tabId: 1 }]);
  },
);

test('a leader that is lost during the look costs no time', () => {
  const world = failing(1, 2);
  world.ring();
  world.leave(2, 'closed');
  world.attempt();
  expect(world.reloads).toMatchObject([{ tabId: 1, at: world.time }]);
});

test('a leader that is lost during its attempt hands on after a delay', () => {
  const world = failing(1, 2);
  world.attempt();
  const from = world.time;
  world.leave(2, 'closed');
  world.attempt();
  expect(world.reloads.at(-1)).toMatchObject({ tabId: 1, at: from + 9_000 });
});

test.each(['download', 'no-content', 'stopped'] as const)(
  'an attempt that ends as %s ends the tab’s part',
  (how) => {
    const world = failing(1);
    world.attempt();
    world.end(1, how);
    expect(world.outage?.phase).toEqual({ name: 'waiting', reason: how });
    expect(world.dueAt()).toBeUndefined();
  },
);

test('it ends the part of that tab alone', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'stopped');
  world.attempt();
  expect(world.reloads.at(-1)).toMatchObject({ tabId: 1 });
});

test.each([
  ['the reader asks', (world: World) => world.wish(1, 'keep-trying')],
  ['it fails anew', (world: World) => world.fail(1, unavailable)],
])('its part begins again when %s', (_, happen) => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'stopped');
  happen(world);
  world.attempt();
  expect(world.reloads).toHaveLength(2);
});

test('a discarded tab waits until the browser has loaded it', () => {
  const world = failing(1);
  world.leave(1, 'discarded');
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'discarded' });
  world.wish(1, 'try-now');
  expect(world.reloads).toEqual([]);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('counting');
});

test('a tab whose id changes keeps its part, its look and its attempt', () => {
  const world = failing(1);
  world.wish(1, 'keep-trying');
  world.ring();
  world.replace(1, 2);
  world.answerLook('free');
  expect(world.reloads).toMatchObject([{ tabId: 2 }]);
  world.replace(2, 3);
  world.fail(3, unavailable);
  expect(world.outage).toMatchObject({ phase: { name: 'counting' }, members: [{ tabId: 3, wished: true }] });
  expect(world.broken).toEqual([]);
});

test('a follower whose id changes still has its turn', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.replace(1, 5);
  world.attempt();
  expect(world.reloads.at(-1)).toMatchObject({ tabId: 5 });
});

test('a navigation of a tab that is no part of the outage does not touch it', () => {
  const world = failing(1);
  const before = world.outage;
  world.send({ kind: 'well', tabId: 9 });
  world.send({ kind: 'left', tabId: 9, how: 'closed' });
  world.send({ kind: 'fronted', tabId: 9 });
  expect(world.outage).toEqual(before);
});

test('a tab that failed long before another and is duplicated leads by when it was seen', () => {
  const world = failing(1);
  const [member] = world.outage!.members;
  world.send({ kind: 'failed', failure: { ...member!, tabId: 2, seenAt: member!.seenAt - 1 } });
  world.attempt();
  expect(world.reloads).toMatchObject([{ tabId: 1 }]);
});
