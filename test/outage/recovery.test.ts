import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const minute = 60_000;

/** Tabs that failed and were then active in this order. */
function failing(...order: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of [...order].sort((a, b) => a - b)) world.fail(tab, unavailable);
  for (const tab of order) {
    world.time += 100;
    world.send({ kind: 'tab-activated', tabId: tab });
  }
  return world;
}

/** The user loads a tab again, and it is well. */
function loadWell(world: World, tabId: number): void {
  world.tabs.get(tabId)!.loading = 'user';
  world.end(tabId, 'well');
}

const tried = (world: World) => world.loads.map(({ tabId }) => tabId);

test('the tab seen last leads', () => {
  const world = failing(3, 1, 2);
  world.attempt();
  expect(tried(world)).toEqual([2]);
});

test('a tab that is activated during the countdown takes the lead', () => {
  const world = failing(1, 2);
  world.time += 100;
  world.send({ kind: 'tab-activated', tabId: 1 });
  world.attempt();
  expect(tried(world)).toEqual([1]);
});

test('a page that may not be reloaded automatically does not lead, though it is active', () => {
  const world = failing(1);
  world.time += 100;
  world.fail(2, { ...unavailable, request: 'form' });
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
    expect(world.loads.at(-1)).toMatchObject({ tabId: follower, purpose: 'follow' });
    world.end(follower, 'well');
  }
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
  expect(world.broken).toEqual([]);
});

test('a follower that is activated is next', () => {
  const world = failing(3, 4, 1, 2);
  world.attempt();
  world.end(2, 'well');
  world.send({ kind: 'tab-activated', tabId: 3 });
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
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
  expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([2]);
  expect(world.outage?.run.attempts).toBe(1);
  world.wake(); // "back" was shown for long enough
  world.attempt();
  expect(tried(world)).toEqual([3, 2, 1, 2]);
});

test('a page that fails and recovers by turns does not have the others reloaded for ever', () => {
  const world = failing(1, 2);
  const until = world.time + 14 * minute;
  for (let turns = 0; turns < 200 && world.time < until; turns += 1) {
    world.time += 5_000;
    world.fail(2, unavailable, 'page');
    loadWell(world, 2);
    for (let rounds = 0; rounds < 200 && (world.dueAt() ?? Infinity) < world.time + 5_000; rounds += 1) {
      world.attempt();
      if (world.tabs.get(1)!.loading) world.fail(1, unavailable);
    }
  }
  expect(world.outage?.run.end).toBe('attempts-spent');
  expect(tried(world).filter((tab) => tab === 1).length).toBeLessThanOrEqual(9);
  expect(world.broken).toEqual([]);
});

test('a tab follows once within 15 minutes, and again after them', () => {
  const world = failing(1, 2);
  const followed = () => world.loads.filter(({ purpose }) => purpose === 'follow').length;
  /** Tab 2 fails and recovers, tab 1 follows where it may. */
  const flap = () => {
    if (world.tabs.get(2)!.shows === 'well') world.fail(2, unavailable, 'page');
    loadWell(world, 2);
    if (world.outage?.phase.name !== 'scheduled' || world.outage.phase.purpose !== 'follow') return;
    world.time += 1_000;
    world.send({ kind: 'wake-up' });
    world.answerCheck('free');
    world.fail(1, unavailable);
  };
  flap();
  const from = world.time;
  expect(followed()).toBe(1);
  world.time = from + 15 * minute - 1;
  flap();
  expect(followed()).toBe(1);
  world.time = from + 15 * minute;
  flap();
  expect(followed()).toBe(2);
  expect(world.broken).toEqual([]);
});

test('a tab that followed in the last outage does not follow again in one that begins soon after', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.attempt();
  world.end(1, 'well');
  world.time += minute;
  world.fail(2, unavailable, 'page');
  world.fail(1, unavailable, 'page');
  loadWell(world, 2);
  expect(world.outage?.followers).toEqual([]);
});

test('a follower that its user uses is left alone and told that the site is back', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.wake();
  world.answerCheck('used');
  expect(tried(world)).toEqual([2]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('a follower that is still loading goes back to the run', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.wake();
  world.answerCheck('loading');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test('any page of the site that recovers shows that the others may follow', () => {
  const world = failing(1, 2);
  loadWell(world, 1);
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 2, purpose: 'follow' }]);
});

test('a page that recovers while another is checked leaves the check as it is', () => {
  const world = failing(1, 2);
  world.wake();
  loadWell(world, 1);
  expect(world.outage?.phase.name).toBe('checking');
  world.answerCheck('free');
  expect(tried(world)).toEqual([2]);
});

test('a page that recovers during another’s attempt leaves that attempt to end', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  loadWell(world, 1);
  expect(world.outage?.phase.name).toBe('loading');
  expect(world.outage?.followers).toEqual([2]);
  world.fail(3, unavailable);
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 2, purpose: 'follow' });
  expect(world.broken).toEqual([]);
});

test('a follower waits for an attempt that a click displaced', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  const attemptedAt = world.time;
  world.command(2, 'try-now');
  world.end(2, 'well');
  for (let turns = 0; turns < 200 && world.loads.length < 3; turns += 1) world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 1, purpose: 'follow' });
  expect(world.time - attemptedAt).toBeGreaterThanOrEqual(minute);
  expect(world.broken).toEqual([]);
});

test('following is no attempt of the run', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.fail(2, unavailable);
  expect(world.outage).toMatchObject({ run: { attempts: 1 }, attempts: 2 });
});

test('pages that wait to be asked are told, and not reloaded', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, retry: 'ask' });
  world.send({ kind: 'tab-activated', tabId: 1 });
  world.time += 1;
  world.attempt();
  world.time += 1;
  world.end(1, 'well');
  expect(tried(world)).toEqual([1]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('nobody follows a page that came back as another page', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
  expect(world.dueAt()).toBe(world.time + 8_000); // only for the badge
  world.command(1, 'try-now');
  expect(tried(world)).toEqual([2, 1]);
});

test('a follower that comes back as another page is the last one', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'well');
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('a follower that comes back as another page is the last one, though the run had ended before', () => {
  const world = failing(1, 2, 3);
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(world.outage?.run.end).toBe('attempts-spent');
  loadWell(world, 3);
  expect(world.outage?.followers).toEqual([1, 2]);
  world.attempt();
  world.end(world.loads.at(-1)!.tabId, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
});

test('nobody follows after a page came back as another one, though the user’s own load is well', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'led-elsewhere');
  loadWell(world, 2);
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('thirty tabs come back without more than ten requests in any minute', () => {
  const world = failing(...Array.from({ length: 30 }, (_, index) => index + 1));
  for (let turns = 0; turns < 200 && world.outage?.phase.name !== 'ended'; turns += 1) {
    world.attempt();
    const { tabId } = world.loads.at(-1)!;
    if (world.tabs.get(tabId)?.loading) world.end(tabId, 'well');
  }
  expect(world.loads).toHaveLength(30);
  expect(world.broken).toEqual([]);
  expect(world.outage?.recoveredTabs.length).toBeLessThanOrEqual(20);
});

test('"back" is shown on twenty tabs at most', () => {
  const tabs = Array.from({ length: 30 }, (_, index) => index + 1);
  const world = failing(...tabs);
  for (const tab of tabs) loadWell(world, tab);
  expect(world.outage?.recoveredTabs).toEqual(tabs.slice(10));
});

test('"back" is shown for a few seconds on the tabs that came back', () => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'well');
  expect(world.outage?.recoveredTabs).toEqual([1]);
  const from = world.time;
  world.wake();
  expect(world.time - from).toBe(8_000);
  expect(world.outage?.recoveredTabs).toEqual([]);
});

test.each(['closed', 'elsewhere'] as const)(
  '"back" is no longer shown on a tab that is %s, while the outage lasts and after it',
  (how) => {
    const world = failing(1, 2);
    world.attempt();
    world.end(2, 'well');
    world.leave(2, how);
    expect(world.outage?.recoveredTabs).toEqual([]);
    world.attempt();
    world.end(1, 'well');
    expect(world.outage).toMatchObject({ phase: { name: 'ended' }, recoveredTabs: [1] });
    world.leave(1, how);
    expect(world.outage?.recoveredTabs).toEqual([]);
  },
);

test('"back" moves with a tab whose id changes', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.replace(2, 7);
  expect(world.outage?.recoveredTabs).toEqual([7]);
  world.attempt();
  world.end(1, 'well');
  world.replace(1, 8);
  expect(world.outage).toMatchObject({ phase: { name: 'ended' }, recoveredTabs: [7, 8] });
});

test('"back" is no longer shown on a tab that fails again', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'well');
  world.fail(2, unavailable, 'page');
  expect(world.outage?.recoveredTabs).toEqual([]);
});

test('an outage is forgotten 15 minutes after its last attempt', () => {
  const world = failing(1);
  world.attempt();
  const attemptedAt = world.time;
  world.end(1, 'well');
  world.wake();
  expect(world.outage).toBeDefined();
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - attemptedAt).toBe(15 * minute);
});

test('an outage that nothing was sent for automatically is forgotten when its last request no longer counts', () => {
  const world = failing(1);
  world.command(1, 'try-now');
  const sentAt = world.time;
  world.end(1, 'well');
  world.wake();
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - sentAt).toBe(61_000);
});
