import { expect, test } from 'vitest';
import type { Context } from '../../src/outage/context.ts';
import type { Effect } from '../../src/outage/effect.ts';
import type { Failure, OutageEvent } from '../../src/outage/event.ts';
import type { Outage } from '../../src/outage/outage.ts';
import { step } from '../../src/outage/step.ts';
import { unavailable, World } from './world.ts';

test('the end is remembered with how long the site was away and how often it was asked', () => {
  const world = new World(() => 0.5);
  const since = world.now;
  world.fail(1, unavailable);
  world.attempt();
  world.end(1, 'well');
  const record = { origin: 'https://shop.example', since, until: world.now, end: 'back', attempts: 1 };
  expect(world.told).toEqual([{ kind: 'remember', record }]);
});

test('so is an outage that was left', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.time += 5_000;
  world.leave(1, 'closed');
  expect(world.told).toMatchObject([
    { kind: 'remember', record: { end: 'left', until: world.now, attempts: 0 } },
  ]);
});

test('only who asked to keep trying is notified, and of "back" once', () => {
  const world = new World(() => 0.5);
  for (const tab of [1, 2, 3]) world.fail(tab, unavailable);
  world.wish(3, 'keep-trying');
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.end(2, 'well');
  world.attempt();
  world.fail(1, unavailable);
  world.ring();
  world.attempt();
  world.end(1, 'well');
  expect(world.told.filter(({ kind }) => kind === 'notify')).toMatchObject([{ news: 'back', tabId: 3 }]);
});

test('an automatic run that stops notifies nobody', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  while (world.dueAt() !== undefined) {
    world.attempt();
    world.fail(1, unavailable);
  }
  expect(world.told).toEqual([]);
});

test('of a private window nothing is told and nothing remembered', () => {
  const site = { origin: 'https://shop.example', cookieStoreId: '1', private: true };
  const failure: Failure = {
    tabId: 1,
    documentId: undefined,
    arrivedAt: 0,
    method: 'GET',
    retry: 'auto',
    notBefore: undefined,
    caution: undefined,
    seenAt: 0,
  };
  const events: OutageEvent[] = [
    { kind: 'failed', failure },
    { kind: 'wished', tabId: 1, wish: 'keep-trying' },
    { kind: 'well', tabId: 1 },
  ];
  const context: Context = {
    site,
    now: 1_800_000_000_000,
    random: () => 0.5,
    online: true,
    mayWatch: true,
    mode: 'auto',
    attemptLimit: 8,
    runLimit: 900_000,
    sentElsewhere: [],
  };
  let outage: Outage | undefined;
  const told: Effect[] = [];
  for (const event of events) {
    const [after, effects] = step(outage, event, context);
    outage = after;
    told.push(...effects);
  }
  expect(outage?.phase.name).toBe('ended');
  expect(told).toEqual([]);
});
