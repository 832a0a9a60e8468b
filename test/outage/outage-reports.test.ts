import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/outage/step-interface.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;

/** A world of private windows. */
class PrivateWorld extends World {
  override context(): Context {
    const context = super.context();
    return { ...context, site: { ...context.site, cookieStoreId: '1', private: true } };
  }
}

test('a recovery is remembered with how long the site was down and how often it was requested', () => {
  const world = new World(() => 0.5);
  const since = world.now;
  world.fail(1, unavailable);
  world.attempt();
  world.end(1, 'well');
  const record = { origin: 'https://shop.example', since, until: world.now, end: 'back', attempts: 1 };
  expect(world.reported).toEqual([{ kind: 'remember', record }]);
});

test('an outage that was left is remembered as such', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.time += 5_000;
  world.leave(1, 'closed');
  expect(world.reported).toMatchObject([
    { kind: 'remember', record: { end: 'left', until: world.now, attempts: 0 } },
  ]);
});

test('an outage whose first page recovered was over then, though others were left later', () => {
  const world = new World(() => 0.5);
  for (const tab of [1, 2, 3]) world.fail(tab, unavailable);
  world.attempt();
  world.end(3, 'well');
  const until = world.now;
  world.attempt();
  world.end(2, 'well');
  world.time += minute;
  world.leave(1, 'closed');
  expect(world.reported).toMatchObject([{ kind: 'remember', record: { end: 'back', until } }]);
});

test('the attempts that are remembered include the user’s own clicks and those that followed', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  world.command(2, 'try-now');
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'well');
  world.attempt();
  world.end(1, 'well');
  expect(world.reported).toMatchObject([{ kind: 'remember', record: { attempts: 3 } }]);
});

test('only who pressed Keep trying is notified, and of "back" once', () => {
  const world = new World(() => 0.5);
  for (const tab of [1, 2, 3]) world.fail(tab, unavailable);
  world.command(3, 'keep-trying');
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.end(2, 'well');
  world.attempt();
  world.fail(1, unavailable);
  world.wake();
  world.attempt();
  world.end(1, 'well');
  expect(world.reported.filter(({ kind }) => kind === 'notify')).toMatchObject([
    { outcome: 'back', tabId: 3 },
  ]);
});

test('an automatic run that stops notifies nobody', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  for (let turns = 0; turns < 200 && world.dueAt() !== undefined; turns += 1) {
    world.attempt();
    world.fail(1, unavailable);
  }
  expect(world.reported).toEqual([]);
});

test('a report has a number that neither a load nor another report has', () => {
  const world = new World(() => 0.5);
  for (let outages = 0; outages < 3; outages += 1) {
    for (const tab of [1, 2]) {
      world.fail(tab, unavailable, 'user');
      world.command(tab, 'keep-trying');
    }
    world.attempt();
    const { phase } = world.outage!;
    const load = phase.name === 'loading' ? phase.attempt.number : 0;
    world.time += 24 * 60 * minute;
    world.send({ kind: 'wake-up' });
    const numbers = world.reported.flatMap((effect) => (effect.kind === 'notify' ? effect.number : []));
    expect(numbers).toHaveLength(2 * (outages + 1));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.at(-2)).toBeGreaterThan(load);
    for (const tab of [1, 2]) world.leave(tab, 'closed');
  }
});

describe('a private window', () => {
  test.each([
    ['recovers', (world: World) => world.end(1, 'well')],
    ['fails for good', (world: World) => world.fail(1, { ...unavailable, retry: 'never' })],
    ['is closed', (world: World) => world.leave(1, 'closed')],
  ])('leaves no report and no record when its page %s', (_, happen) => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.command(1, 'keep-trying');
    world.attempt();
    happen(world);
    expect(world.loads).toHaveLength(1);
    expect(world.reported).toEqual([]);
  });

  test('has its failing page forgotten a minute after its last request once the tab is closed', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    const attemptedAt = world.time;
    world.fail(1, unavailable);
    world.leave(1, 'closed');
    expect(world.outage).toBeDefined();
    world.wake();
    expect(world.outage).toBeUndefined();
    expect(world.time - attemptedAt).toBe(61_000);
  });

  test('has its recovered page forgotten a minute after its last request once the tab is closed', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    const attemptedAt = world.time;
    world.end(1, 'well');
    world.wake(); // "back" was shown for long enough
    world.leave(1, 'closed');
    world.wake();
    expect(world.outage).toBeUndefined();
    expect(world.time - attemptedAt).toBe(61_000);
  });

  test('keeps its limits for 15 minutes while the tab is open', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    world.end(1, 'well');
    world.time += 10 * minute;
    world.send({ kind: 'wake-up' });
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run.attempts).toBe(1);
  });

  test('still shares the minute’s budget after its tab is closed', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    for (let load = 0; load < 10; load += 1) {
      world.command(1, 'try-now');
      world.fail(1, unavailable);
    }
    world.leave(1, 'closed');
    world.time += 30_000;
    world.send({ kind: 'wake-up' });
    world.fail(2, unavailable);
    world.command(2, 'try-now');
    expect(world.loads).toHaveLength(10);
  });
});

test.each([
  ['failing', (world: World) => world.fail(1, unavailable)],
  ['recovered', (world: World) => world.end(1, 'well')],
])('an ordinary window’s %s page is remembered for 15 minutes although its tab was closed', (_, happen) => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.attempt();
  const attemptedAt = world.time;
  happen(world);
  world.leave(1, 'closed');
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - attemptedAt).toBe(15 * minute);
});
