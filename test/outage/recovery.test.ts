import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const minute = 60_000;

/** Returns a world of failing tabs, activated in this order. */
function failing(...order: readonly number[]): World {
  const world = new World(() => 0.5);
  for (const tab of [...order].sort((a, b) => a - b)) world.fail(tab, unavailable);
  for (const tab of order) {
    world.time += 100;
    world.send({ kind: 'tab-activated', tabId: tab });
  }
  return world;
}

/** The user reloads a tab, and its page recovers. */
function recoverByUser(world: World, tabId: number): void {
  world.tabs.get(tabId)!.loading = 'user';
  world.end(tabId, 'recovered');
}

const attempted = (world: World) => world.loads.map(({ tabId }) => tabId);

test('the tab that was active last leads', () => {
  const world = failing(3, 1, 2);
  world.attempt();
  expect(attempted(world)).toEqual([2]);
});

test('a tab that is activated during the countdown takes the lead', () => {
  const world = failing(1, 2);
  world.time += 100;
  world.send({ kind: 'tab-activated', tabId: 1 });
  world.attempt();
  expect(attempted(world)).toEqual([1]);
});

test('a page that may not be reloaded automatically does not lead even if it is active', () => {
  const world = failing(1);
  world.time += 100;
  world.fail(2, { ...unavailable, request: 'form' });
  world.attempt();
  expect(attempted(world)).toEqual([1]);
});

test('the other pages follow one by one, a second apart, the one active last first', () => {
  const world = failing(3, 4, 1, 2);
  world.attempt();
  world.end(2, 'recovered');
  for (const follower of [1, 4, 3]) {
    const from = world.time;
    expect(attempted(world)).not.toContain(follower);
    world.attempt();
    expect(world.time - from).toBe(1_000);
    expect(world.loads.at(-1)).toMatchObject({ tabId: follower, purpose: 'follow' });
    world.end(follower, 'recovered');
  }
  expect(world.outage?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
  expect(world.broken).toEqual([]);
});

test('a follower that is activated is loaded next', () => {
  const world = failing(3, 4, 1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.send({ kind: 'tab-activated', tabId: 3 });
  world.attempt();
  expect(attempted(world).at(-1)).toBe(3);
});

test('a follower that still fails stays in the outage, and the run goes on with it', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'recovered');
  world.attempt();
  world.fail(2, unavailable);
  world.attempt();
  world.end(1, 'recovered');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
  expect(world.outage?.pages.map(({ tabId }) => tabId)).toEqual([2]);
  expect(world.outage?.run.attempts).toBe(1);
  world.wake(); // the "back" badge expires
  world.attempt();
  expect(attempted(world)).toEqual([3, 2, 1, 2]);
});

test('a page that fails and recovers in turn does not cause endless reloads of the others', () => {
  const world = failing(1, 2);
  const until = world.time + 14 * minute;
  for (let turns = 0; turns < 200 && world.time < until; turns += 1) {
    world.time += 5_000;
    world.fail(2, unavailable, 'page');
    recoverByUser(world, 2);
    for (let rounds = 0; rounds < 200 && (world.dueAt() ?? Infinity) < world.time + 5_000; rounds += 1) {
      world.attempt();
      if (world.tabs.get(1)!.loading) world.fail(1, unavailable);
    }
  }
  expect(world.outage?.run.end).toBe('attempts-spent');
  expect(attempted(world).filter((tab) => tab === 1).length).toBeLessThanOrEqual(9);
  expect(world.broken).toEqual([]);
});

test('a tab follows once in 15 minutes, and again afterwards', () => {
  const world = failing(1, 2);
  const followed = () => world.loads.filter(({ purpose }) => purpose === 'follow').length;
  /** Tab 2 fails and recovers, and tab 1 follows if it may. */
  const flap = () => {
    if (world.tabs.get(2)!.shows === 'recovered') world.fail(2, unavailable, 'page');
    recoverByUser(world, 2);
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

test('a tab that followed in one outage does not follow again in another that starts soon after', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.attempt();
  world.end(1, 'recovered');
  world.time += minute;
  world.fail(2, unavailable, 'page');
  world.fail(1, unavailable, 'page');
  recoverByUser(world, 2);
  expect(world.outage?.followers).toEqual([]);
});

test('a follower that is in use is not reloaded, and stops with the reason that the site is back', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.wake();
  world.answerCheck('used');
  expect(attempted(world)).toEqual([2]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('a follower that is still loading is retried by the run', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.wake();
  world.answerCheck('loading');
  expect(world.outage?.phase).toMatchObject({ name: 'scheduled', purpose: 'retry' });
});

test('a page that the user recovers lets the others follow', () => {
  const world = failing(1, 2);
  recoverByUser(world, 1);
  world.attempt();
  expect(world.loads).toMatchObject([{ tabId: 2, purpose: 'follow' }]);
});

test('a page that recovers during another page’s check does not end that check', () => {
  const world = failing(1, 2);
  world.wake();
  recoverByUser(world, 1);
  expect(world.outage?.phase.name).toBe('checking');
  world.answerCheck('free');
  expect(attempted(world)).toEqual([2]);
});

test('a page that recovers during another page’s attempt does not end that attempt', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  recoverByUser(world, 1);
  expect(world.outage?.phase.name).toBe('loading');
  expect(world.outage?.followers).toEqual([2]);
  world.fail(3, unavailable);
  world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 2, purpose: 'follow' });
  expect(world.broken).toEqual([]);
});

test('a follower waits for an attempt that was replaced by a click', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  const attemptedAt = world.time;
  world.command(2, 'try-now');
  world.end(2, 'recovered');
  for (let turns = 0; turns < 200 && world.loads.length < 3; turns += 1) world.attempt();
  expect(world.loads.at(-1)).toMatchObject({ tabId: 1, purpose: 'follow' });
  expect(world.time - attemptedAt).toBeGreaterThanOrEqual(minute);
  expect(world.broken).toEqual([]);
});

test('the load of a follower does not count as an attempt of the run', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'recovered');
  world.attempt();
  world.fail(2, unavailable);
  expect(world.outage).toMatchObject({ run: { attempts: 1 }, attempts: 2 });
});

test('a page that waits for the user is not reloaded, and stops with the reason that the site is back', () => {
  const world = failing(1);
  world.fail(2, { ...unavailable, retry: 'ask' });
  world.send({ kind: 'tab-activated', tabId: 1 });
  world.time += 1;
  world.attempt();
  world.time += 1;
  world.end(1, 'recovered');
  expect(attempted(world)).toEqual([1]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'site-is-back' });
});

test('no page follows one that came back as a different page', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
  expect(world.dueAt()).toBe(world.time + 8_000); // only the badge expires
  world.command(1, 'try-now');
  expect(attempted(world)).toEqual([2, 1]);
});

test('a follower that comes back as a different page is the last one', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'recovered');
  world.attempt();
  world.end(2, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('a follower that comes back as a different page is the last one even if the run had ended before', () => {
  const world = failing(1, 2, 3);
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    world.attempt();
    world.fail(world.loads.at(-1)!.tabId, unavailable);
  }
  expect(world.outage?.run.end).toBe('attempts-spent');
  recoverByUser(world, 3);
  expect(world.outage?.followers).toEqual([1, 2]);
  world.attempt();
  world.end(world.loads.at(-1)!.tabId, 'led-elsewhere');
  expect(world.outage?.followers).toEqual([]);
});

test('no page follows after one came back as a different page, even if a load by the user recovers', () => {
  const world = failing(1, 2, 3);
  world.attempt();
  world.end(3, 'led-elsewhere');
  recoverByUser(world, 2);
  expect(world.outage?.followers).toEqual([]);
  expect(world.outage?.phase).toEqual({ name: 'stopped', reason: 'led-elsewhere' });
});

test('thirty tabs recover with at most ten requests in any minute', () => {
  const world = failing(...Array.from({ length: 30 }, (_, index) => index + 1));
  for (let turns = 0; turns < 200 && world.outage?.phase.name !== 'ended'; turns += 1) {
    world.attempt();
    const { tabId } = world.loads.at(-1)!;
    if (world.tabs.get(tabId)?.loading) world.end(tabId, 'recovered');
  }
  expect(world.loads).toHaveLength(30);
  expect(world.broken).toEqual([]);
  expect(world.outage?.recoveredTabs.length).toBeLessThanOrEqual(20);
});

test('"back" is shown on at most twenty tabs', () => {
  const tabs = Array.from({ length: 30 }, (_, index) => index + 1);
  const world = failing(...tabs);
  for (const tab of tabs) recoverByUser(world, tab);
  expect(world.outage?.recoveredTabs).toEqual(tabs.slice(10));
});

test('"back" is shown for eight seconds on a tab that recovered', () => {
  const world = failing(1);
  world.attempt();
  world.end(1, 'recovered');
  expect(world.outage?.recoveredTabs).toEqual([1]);
  const from = world.time;
  world.wake();
  expect(world.time - from).toBe(8_000);
  expect(world.outage?.recoveredTabs).toEqual([]);
});

test.each(['closed', 'elsewhere'] as const)(
  '"back" disappears from a tab that is %s, during the outage and after it',
  (how) => {
    const world = failing(1, 2);
    world.attempt();
    world.end(2, 'recovered');
    world.leave(2, how);
    expect(world.outage?.recoveredTabs).toEqual([]);
    world.attempt();
    world.end(1, 'recovered');
    expect(world.outage).toMatchObject({ phase: { name: 'ended' }, recoveredTabs: [1] });
    world.leave(1, how);
    expect(world.outage?.recoveredTabs).toEqual([]);
  },
);

test('"back" stays on a tab whose id changes', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.replace(2, 7);
  expect(world.outage?.recoveredTabs).toEqual([7]);
  world.attempt();
  world.end(1, 'recovered');
  world.replace(1, 8);
  expect(world.outage).toMatchObject({ phase: { name: 'ended' }, recoveredTabs: [7, 8] });
});

test('"back" disappears from a tab that fails again', () => {
  const world = failing(1, 2);
  world.attempt();
  world.end(2, 'recovered');
  world.fail(2, unavailable, 'page');
  expect(world.outage?.recoveredTabs).toEqual([]);
});

test('an outage is deleted 15 minutes after its last attempt', () => {
  const world = failing(1);
  world.attempt();
  const attemptedAt = world.time;
  world.end(1, 'recovered');
  world.wake();
  expect(world.outage).toBeDefined();
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - attemptedAt).toBe(15 * minute);
});

test('an outage without automatic attempts is deleted when its last request no longer counts', () => {
  const world = failing(1);
  world.command(1, 'try-now');
  const sentAt = world.time;
  world.end(1, 'recovered');
  world.wake();
  world.wake();
  expect(world.outage).toBeUndefined();
  expect(world.time - sentAt).toBe(61_000);
});
