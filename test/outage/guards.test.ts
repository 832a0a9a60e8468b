import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const minute = 60_000;

function counting(): World {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  return world;
}

test('nothing is sent before the page was looked at', () => {
  const world = counting();
  world.ring();
  expect(world.outage?.phase.name).toBe('looking');
  expect(world.reloads).toEqual([]);
  world.answerLook('free');
  expect(world.reloads).toHaveLength(1);
});

test.each(['typing', 'sound', 'loading'] as const)(
  '%s pauses the run, and it goes on once the page is free',
  (verdict) => {
    const world = counting();
    world.ring();
    world.answerLook(verdict);
    expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: verdict });
    world.ring();
    world.answerLook(verdict);
    expect(world.reloads).toEqual([]);
    world.attempt();
    expect(world.reloads).toHaveLength(1);
  },
);

test('a pause is the page’s own: another that comes to lead is looked at at once', () => {
  for (const change of [
    (world: World) => world.send({ kind: 'fronted', tabId: 1 }),
    (world: World) => world.leave(2, 'closed'),
  ]) {
    const world = counting();
    world.fail(2, unavailable);
    world.ring();
    world.answerLook('typing');
    world.time += 1_000;
    change(world);
    world.attempt();
    expect(world.reloads).toMatchObject([{ tabId: 1, at: world.time }]);
  }
});

test('a page that is loaded anew and fails is no longer the one that was used', () => {
  const world = counting();
  world.ring();
  world.answerLook('typing');
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('counting');
});

test('the network’s return gives no attempt beyond the last', () => {
  const world = counting();
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    world.online = attempt < 8;
    world.fail(1, unavailable);
  }
  world.online = true;
  world.send({ kind: 'context' });
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'attempts-spent' });
});

test('a pause of the page ends with the run’s time', () => {
  const world = counting();
  const until = world.time + 17 * minute;
  while (world.dueAt() !== undefined && world.time < until) {
    world.ring();
    world.answerLook('typing');
  }
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'time-spent' });
  expect(world.reloads).toEqual([]);
});

test('a look that is never answered counts as touched', () => {
  const world = counting();
  world.ring();
  world.ring();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'typing' });
});

test('a late answer to an older look does nothing', () => {
  const world = counting();
  world.ring();
  const { number } = world.pendingLook!;
  world.ring();
  world.send({ kind: 'looked', number, verdict: 'free' });
  expect(world.outage?.phase.name).toBe('paused');
});

test('offline pauses at once; the network’s return goes on with the shortest delay', () => {
  const world = counting();
  world.online = false;
  world.send({ kind: 'context' });
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  world.ring();
  expect(world.outage?.phase).toMatchObject({ name: 'paused', reason: 'offline' });
  world.online = true;
  world.send({ kind: 'context' });
  expect(world.outage?.phase).toEqual({ name: 'counting', dueAt: world.now + 6_000 });
});

test('a return that nobody told of is found by the bell', () => {
  const world = counting();
  world.online = false;
  world.send({ kind: 'context' });
  world.online = true;
  world.ring();
  expect(world.outage?.phase.name).toBe('counting');
});

test('a wish made while the network is away lasts a day, however long it had been away', () => {
  const world = counting();
  world.online = false;
  world.send({ kind: 'context' });
  world.time += 3 * 60 * 60_000;
  world.wish(1, 'keep-trying');
  const wishedAt = world.now;
  world.online = true;
  world.send({ kind: 'context' });
  expect(world.outage?.plan).toMatchObject({ run: 'keep-trying', startedAt: wishedAt });
});

test('the time offline is none of the run’s', () => {
  const world = counting();
  world.attempt();
  world.fail(1, unavailable);
  world.online = false;
  world.send({ kind: 'context' });
  world.time += 60 * minute;
  world.online = true;
  world.send({ kind: 'context' });
  world.attempt();
  world.fail(1, unavailable);
  expect(world.reloads).toHaveLength(2);
  expect(world.outage?.phase.name).toBe('counting');
});

test('an attempt that is not seen to end is looked at, and left alone while it loads', () => {
  const world = counting();
  world.attempt();
  world.ring();
  world.answerLook('free'); // the world says "loading", for it is
  expect(world.outage?.phase.name).toBe('trying');
  world.tabs.get(1)!.loading = undefined;
  world.ring();
  world.answerLook('free');
  expect(world.outage?.phase.name).toBe('counting');
  expect(world.reloads).toHaveLength(1);
});

test.each([
  ['after eight hours of sleep', 8 * 60 * minute],
  ['a little late', 500],
])('a bell that rings %s begins with a fresh look', (_, late) => {
  const world = counting();
  world.time = world.dueAt()! + late;
  world.send({ kind: 'bell' });
  expect(world.outage?.phase.name).toBe('looking');
  expect(world.reloads).toEqual([]);
});

test('an early bell does nothing', () => {
  const world = counting();
  const before = world.outage;
  world.time = world.dueAt()! - 1;
  world.send({ kind: 'bell' });
  expect(world.outage).toEqual(before);
});
