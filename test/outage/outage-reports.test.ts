import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/outage/step-interface.ts';
import { unavailable, World } from './world.ts';

const minute = 60_000;

/** A world of tabs in private windows. */
class PrivateWorld extends World {
  override context(): Context {
    const context = super.context();
    return { ...context, site: { ...context.site, cookieStoreId: '1', private: true } };
  }
}

test('a recovery is recorded with how long the site was down and how often it was requested', () => {
  const world = new World(() => 0.5);
  const since = world.now;
  const why = { status: 503, cause: 'unavailable', generatedBy: 'nginx' };
  world.fail(1, { ...unavailable, ...why });
  world.attempt();
  world.end(1, 'recovered');
  const record = {
    origin: 'https://shop.example',
    since,
    until: world.now,
    end: 'back',
    attempts: 1,
    ...why,
  };
  expect(world.reported).toEqual([{ kind: 'remember', record }]);
});

test('an outage is recorded with its first failure that was a response, as it was last diagnosed', () => {
  const world = new World(() => 0.5);
  const noAnswer = { ...unavailable, status: 0, cause: 'connection-refused' };
  const gateway = { ...unavailable, status: 502, cause: 'unknown', generatedBy: 'nginx' };
  world.fail(1, noAnswer);
  world.fail(1, gateway);
  world.rediagnose(1, { cause: 'origin-unreachable' });
  world.fail(1, { ...gateway, status: 500, cause: 'origin-crashed' });
  world.fail(1, noAnswer);
  world.leave(1, 'closed');
  expect(world.reported).toMatchObject([
    { kind: 'remember', record: { status: 502, cause: 'origin-unreachable', generatedBy: 'nginx' } },
  ]);
});

test('an outage whose pages were left is recorded as such', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.time += 5_000;
  world.leave(1, 'closed');
  expect(world.reported).toMatchObject([
    { kind: 'remember', record: { end: 'left', until: world.now, attempts: 0 } },
  ]);
});

test('an outage whose first page recovered is recorded as over then, though others were left later', () => {
  const world = new World(() => 0.5);
  for (const tab of [1, 2, 3]) world.fail(tab, unavailable);
  world.attempt();
  world.end(3, 'recovered');
  const until = world.now;
  world.attempt();
  world.end(2, 'recovered');
  world.time += minute;
  world.leave(1, 'closed');
  expect(world.reported).toMatchObject([{ kind: 'remember', record: { end: 'back', until } }]);
});

test('the recorded attempts include the user’s clicks and the loads of followers', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  world.command(2, 'try-now');
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  world.end(1, 'recovered');
  expect(world.reported).toMatchObject([{ kind: 'remember', record: { attempts: 3 } }]);
});

test('"back" is notified once, and only for the tab in which Keep trying was pressed', () => {
  const world = new World(() => 0.5);
  for (const tab of [1, 2, 3]) world.fail(tab, unavailable);
  world.command(3, 'keep-trying');
  world.attempt();
  world.end(3, 'recovered');
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  world.fail(1, unavailable);
  world.wake();
  world.attempt();
  world.end(1, 'recovered');
  expect(world.reported.filter(({ kind }) => kind === 'notify')).toMatchObject([
    { outcome: 'back', tabId: 3 },
  ]);
});

test('an automatic run that stops shows no notification', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  for (let turns = 0; turns < 200 && world.dueAt() !== undefined; turns += 1) {
    world.attempt();
    world.fail(1, unavailable);
  }
  expect(world.reported).toEqual([]);
});

test('a notification has a number that no load and no other notification has', () => {
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
    ['recovers', (world: World) => world.end(1, 'recovered')],
    ['fails for good', (world: World) => world.fail(1, { ...unavailable, retry: 'never' })],
    ['is closed', (world: World) => world.leave(1, 'closed')],
  ])('causes no notification and no record when its page %s', (_, happen) => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.command(1, 'keep-trying');
    world.attempt();
    happen(world);
    expect(world.loads).toHaveLength(1);
    expect(world.reported).toEqual([]);
  });

  test('leaves no trace of a failing page a minute after its last request, once the tab is closed', () => {
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

  test('leaves no trace of a recovered page a minute after its last request, once the tab is closed', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    const attemptedAt = world.time;
    world.end(1, 'recovered');
    world.wake(); // the "back" badge expires
    world.leave(1, 'closed');
    world.wake();
    expect(world.outage).toBeUndefined();
    expect(world.time - attemptedAt).toBe(61_000);
  });

  test('is subject to the run’s limits for 15 minutes while the tab is open', () => {
    const world = new PrivateWorld(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    world.end(1, 'recovered');
    world.time += 10 * minute;
    world.send({ kind: 'wake-up' });
    world.fail(1, unavailable, 'page');
    expect(world.outage?.run.attempts).toBe(1);
  });

  test('is subject to the minute’s budget after its tab was closed', () => {
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
  ['recovered', (world: World) => world.end(1, 'recovered')],
])(
  'the outage of a %s page outside private windows is kept for 15 minutes although its tab was closed',
  (_, happen) => {
    const world = new World(() => 0.5);
    world.fail(1, unavailable);
    world.attempt();
    const attemptedAt = world.time;
    happen(world);
    world.leave(1, 'closed');
    world.wake();
    expect(world.outage).toBeUndefined();
    expect(world.time - attemptedAt).toBe(15 * minute);
  },
);
