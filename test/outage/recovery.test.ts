import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

/** Tabs that failed and were then in front in this order. */
function failing(...order: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of [...order].sort()) world.fail(tab, unavailable);
  for (const tab of order) {
    world.time += 100;
    world.send({ kind: 'fronted', tabId: tab });
  }
  return world;
}

const tried = (world: World) => world.reloads.map(({ tabId }) => tabId);

test('the tab seen last leads', () => {
  const world = failing(3, 1, 2);
  world.attempt();
  expect(tried(world)).toEqual([2]);
});

test('a tab that comes in front while the run counts takes the lead', () => {
  const world = failing(1, 2);
  world.time += 100;
  world.send({ kind: 'fronted', tabId: 1 });
  world.attempt();
  expect(tried(world)).toEqual([1]);
});

test('a page that may not be reloaded by itself does not lead, though it is in front', () => {
  const world = failing(1);
  world.time += 100;
  world.fail(2, { ...unavailable, method: 'POST' });
  world.attempt();
  expect(tried(world)).toEqual([1]);
});

test('the others follow one by one, a second apart, in the order they were seen last', () => {
  const world = failing(3, 4, 1, 2);
  world.attempt();
  world.end(2, 'well');
  for (const follower of [1, 4, 3]) {
    const from = world.time;
    expect(tried(world)).not.toContain(follower);
    world.attempt();
    expect(world.time - from).toBe(1_000);
    expect(tried(world).at(-1)).toBe(follower);
    world.end(follower, 'well');
  }
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'back' });
  expect(world.broken).toEqual([]);
});

test('a follower that comes in front is next', () => {
  const world = failing(3, 4, 1, 2);
  world.attempt();
  world.end(2, 'well');
  world.send({ kind: 'fronted', tabId: 3 });
  world.attempt();
  expect(tried(world).at(-1)).toBe(3);
});

test('a follower that still fails stays in the outage and the run goes on with it', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.fail(2, unavailable);
  world.attempt();
  world.end(1, 'well');
  expect(world.outage?.phase.name).toBe('counting');
  expect(world.outage?.members.map(({ tabId }) => tabId)).toEqual([2]);
  expect(world.outage?.plan.attempts).toBe(1);
  world.ring(); // "back" was shown for long enough
  world.attempt();
  expect(tried(world)).toEqual([3, 2, 1, 2]);
});

test('a page that fails and is well by turns does not have the others reloaded for ever', () => {
  const world = failing(1, 2);
  const until = world.time + 14 * 60_000;
  while (world.time < until) {
    world.time += 5_000;
    world.fail(2, unavailable);
    world.tabs.get(2)!.loading = 'other';
    world.end(2, 'well');
    while ((world.dueAt() ?? Infinity) < world.time + 5_000) {
      world.attempt();
      if (world.tabs.get(1)!.loading) world.fail(1, unavailable);
    }
  }
  expect(world.outage?.plan.end).toBe('attempts-spent');
  expect(tried(world).filter((tab) => tab === 1).length).toBeLessThanOrEqual(9);
  expect(world.broken).toEqual([]);
});

test('a follower that its reader uses is left as it is and told that the site is back', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.ring();
  world.answerLook('typing');
  expect(tried(world)).toEqual([2]);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'site-is-back' });
});

test('any page of the site that is well again shows that the others may follow', () => {
  const world = failing(1, 2);
  world.tabs.get(1)!.loading = 'other';
  world.end(1, 'well');
  world.attempt();
  expect(tried(world)).toEqual([2]);
});

test('while an attempt is under way another tab’s return does not start a second one', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.tabs.get(1)!.loading = 'other';
  world.end(1, 'well');
  expect(world.outage?.phase.name).toBe('trying');
  expect(world.broken).toEqual([]);
});

test('pages that wait to be asked are told and not reloaded', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, retry: 'ask' });
  world.send({ kind: 'fronted', tabId: 1 });
  world.time += 1;
  world.attempt();
  world.time += 1;
  world.end(1, 'well');
  expect(tried(world)).toEqual([1]);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'site-is-back' });
});

test('thirty tabs come back without more than ten requests in any minute', () => {
  const world = failing(...Array.from({ length: 30 }, (_, index) => index + 1));
  while (world.outage?.phase.name !== 'ended') {
    world.attempt();
    const { tabId } = world.reloads.at(-1)!;
    if (world.tabs.get(tabId)?.loading) world.end(tabId, 'well');
  }
  expect(world.reloads).toHaveLength(30);
  expect(world.broken).toEqual([]);
  expect(world.outage?.backTabs.length).toBeLessThanOrEqual(20);
});

test('"back" is painted for a few seconds on the tabs that came back', () => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'well');
  expect(world.outage?.backTabs).toEqual([1]);
  const from = world.time;
  world.ring();
  expect(world.time - from).toBe(8_000);
  expect(world.outage?.backTabs).toEqual([]);
});

test('an outage is forgotten when its last request no longer counts', () => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'well');
  world.ring();
  world.ring();
  expect(world.outage).toBeUndefined();
});
