import { expect, test } from 'vitest';
import { step } from '../../src/outage/step.ts';
import type { OutageEvent } from '../../src/outage/step-interface.ts';
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
  world.wake();
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
    expect(world.loads).toMatchObject([{ tabId: 1 }]);
  },
);

test('a leader that is closed during its check is replaced without a delay', () => {
  const world = failing(1, 2);
  world.wake();
  const at = world.time;
  world.leave(2, 'closed');
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 1, at }]);
});

test('a leader that is closed during its attempt is replaced after a delay', () => {
  const world = failing(1, 2);
  world.attempt();
  const from = world.time;
  world.leave(2, 'closed');
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 1, at: from + 9_000 });
});

test.each(['download', 'no-content', 'stopped'] as const)(
  'an attempt that ends as %s excludes its tab',
  (how) => {
    const world = failing(1);
    world.attempt();
    world.end(1, how);
    expect(world.outage?.phase).toEqual({ name: 'stopped', reason: how });
    expect(world.dueAt()).toBeUndefined();
  },
);

test('an excluded tab leaves the run to the others', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'stopped');
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 1 });
});

test.each([
  ['the user asks for it', (world: World) => world.command(1, 'keep-trying')],
  ['its page fails again', (world: World) => world.fail(1, unavailable)],
])('an excluded tab takes part again when %s', (_, happen) => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'stopped');
  happen(world);
  world.attempt();
  expect(world.loads).toHaveLength(2);
});

test('a discarded tab waits until the browser has loaded it', () => {
  const world = failing(1);
  world.leave(1, 'discarded');
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'discarded' });
  world.command(1, 'try-now');
  expect(world.loads).toEqual([]);
  world.fail(1, unavailable, 'unknown');
  expect(world.outage?.phase.name).toBe('scheduled');
});

test('a tab whose id changes keeps its page, its check, its attempt and its Keep trying', () => {
  const world = failing(1);
  world.command(1, 'keep-trying');
  const keepTryingSince = world.now;
  world.wake();
  world.replace(1, 2);
  world.answerCheck('free');
  expect(world.loads).toMatchObject([{ tabId: 2 }]);
  world.replace(2, 3);
  world.fail(3, unavailable);
  expect(world.outage).toMatchObject({
    phase: { name: 'scheduled' },
    pages: [{ tabId: 3, keepTryingSince }],
  });
  world.attempt();
  world.end(3, 'recovered');
  expect(world.reported).toMatchObject([{ kind: 'notify', tabId: 3, outcome: 'back' }, { kind: 'remember' }]);
  expect(world.broken).toEqual([]);
});

test('a follower whose id changes is still loaded', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.replace(1, 5);
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 5, purpose: 'follow' });
});

test('a tab whose id changes after it followed does not follow again', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  world.fail(1, unavailable);
  world.replace(1, 5);
  world.fail(2, unavailable, 'page');
  world.tabs.get(2)!.loading = 'user';
  world.end(2, 'recovered');
  expect(world.outage?.followers).toEqual([]);
});

test.each<OutageEvent>([
  { kind: 'recovered', tabId: 9, elsewhere: false },
  { kind: 'tab-left', tabId: 9, how: 'closed' },
  { kind: 'tab-activated', tabId: 9 },
  { kind: 'tab-replaced', tabId: 9, by: 8 },
  { kind: 'command', tabId: 9, command: 'try-now' },
  { kind: 'checked', number: 9, readiness: 'free' },
  { kind: 'inspected', number: 9, load: 'none' },
  { kind: 'environment-changed' },
  { kind: 'wake-up' },
])('%j does not change an outage that it does not concern', (event) => {
  const paused = (world: World) => {
    world.wake();
    world.answerCheck('used');
  };
  for (const reach of [() => {}, paused, (world: World) => world.command(1, 'stop')]) {
    const world = failing(1);
    reach(world);
    const { outage } = world;
    const [after, effects] = step(outage, event, world.context());
    expect(after).toBe(outage);
    expect(effects).toEqual([]);
  }
});

test('a duplicated tab does not lead if it was active before the original', () => {
  const world = failing(1);
  const failure = world.tabs.get(1)!.failure!;
  world.send({ kind: 'failed', failure: { ...failure, tabId: 2, seenAt: failure.seenAt - 1 } });
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 1 }]);
});

test('a different page that fails in the same tab starts with a new state', () => {
  const world = failing(1);
  world.command(1, 'keep-trying');
  world.attempt();
  world.tabs.get(1)!.shows = 'elsewhere'; // the user clicked a link meanwhile
  world.fail(1, unavailable, 'user');
  expect(world.outage?.pages).toMatchObject([{ tabId: 1, turns: 0, strikes: 0, keepTryingSince: undefined }]);
  expect(world.outage?.phase.name).toBe('scheduled');
});
