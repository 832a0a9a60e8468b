import { expect, test } from 'vitest';
import { type Answer, unavailable, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

function failing(answer: Partial<Answer> = {}): World {
  const world = new World(() => 0.5);
  world.fail(1, { ...unavailable, ...answer });
  return world;
}

/** The run goes on with failures until nothing is due. */
function exhaust(world: World, retry = unavailable): void {
  while (world.dueAt() !== undefined) {
    world.attempt();
    for (const [tab, { loading }] of [...world.tabs]) if (loading) world.fail(tab, retry);
  }
}

test('Try again now reloads this tab at once, without a look', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.wish(1, 'try-now');
  expect(world.reloads).toMatchObject([{ tabId: 1, at: world.time }]);
  expect(world.outage?.plan.attempts).toBe(0);
  world.fail(1, unavailable);
  expect(world.outage?.phase.name).toBe('counting');
});

test('Reload without cache says so to the browser', () => {
  const world = failing();
  world.wish(1, 'reload-without-cache');
  expect(world.reloads).toMatchObject([{ bypassCache: true }]);
});

test('a click beyond the minute’s budget is refused', () => {
  const world = failing();
  for (let click = 0; click < 12; click += 1) world.wish(1, 'try-now');
  expect(world.reloads).toHaveLength(10);
  world.time += minute + 1_000;
  world.wish(1, 'try-now');
  expect(world.reloads).toHaveLength(11);
  expect(world.broken).toEqual([]);
});

test('a click is refused while another tab’s attempt is under way', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.wish(1, 'try-now');
  world.wish(2, 'try-now');
  expect(world.reloads).toMatchObject([{ tabId: 1 }]);
});

test.each(['try-now', 'reload-without-cache', 'keep-trying'] as const)(
  'after a form %s does nothing',
  (wish) => {
    const world = failing({ method: 'POST' });
    world.wish(1, wish);
    world.ring();
    expect(world.reloads).toEqual([]);
    expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'form' });
  },
);

test('Stop ends the run: nothing comes by itself, whatever fails after', () => {
  const world = failing();
  world.wish(1, 'stop');
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'user' });
  world.fail(2, unavailable);
  world.time += 2 * hour;
  world.fail(1, unavailable);
  world.send({ kind: 'bell' });
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'user' });
});

test('Stop lets the attempt that is under way end, and nothing follows it', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  world.wish(1, 'stop');
  expect(world.outage?.phase.name).toBe('trying');
  world.end(2, 'well');
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'site-is-back' });
  expect(world.reloads).toHaveLength(1);
});

test('Stop ends a recovery', () => {
  const world = failing();
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'well');
  world.wish(1, 'stop');
  expect(world.dueAt()).toBe(world.time + 8_000); // only for the badge
  expect(world.outage?.phase.name).toBe('waiting');
});

test('after Stop a click is still one reload and no run', () => {
  const world = failing();
  world.wish(1, 'stop');
  world.wish(1, 'try-now');
  world.fail(1, unavailable);
  expect(world.reloads).toHaveLength(1);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'user' });
});

test('Keep trying tries at once where the run had ended, and goes on up to a day, five minutes apart', () => {
  const world = failing();
  exhaust(world);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'attempts-spent' });
  const from = world.time;
  const before = world.reloads.length;
  world.wish(1, 'keep-trying');
  world.attempt();
  expect(world.time).toBe(from);
  world.fail(1, unavailable);
  exhaust(world);
  expect(world.outage?.phase).toEqual({ name: 'waiting', reason: 'time-spent' });
  expect(world.time - from).toBeGreaterThan(23 * hour);
  expect(world.time - from).toBeLessThan(24 * hour);
  const times = world.reloads.slice(before).map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - times[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute);
  expect(world.told).toMatchObject([{ kind: 'notify', news: 'gave-up' }]);
});

test('Keep trying while a countdown runs keeps it', () => {
  const world = failing();
  const { phase } = world.outage!;
  world.wish(1, 'keep-trying');
  expect(world.outage?.phase).toEqual(phase);
  expect(world.outage?.plan).toMatchObject({ run: 'keep-trying', attempts: 0, backoff: 1 });
});

test.each<Partial<Answer>>([
  { retry: 'ask' },
  { caution: 'own-content' },
  { caution: 'one-time-token' },
  { caution: 'private-host' },
  { method: undefined },
])('Keep trying is the answer to what waited to be asked: %j', (answer) => {
  const world = failing(answer);
  world.wish(1, 'keep-trying');
  world.attempt();
  expect(world.reloads).toHaveLength(1);
  expect(world.broken).toEqual([]);
});

test('the wish in one tab does not cover what is special about another', () => {
  const world = failing({ retry: 'ask' });
  world.fail(2, { ...unavailable, caution: 'one-time-token' });
  world.wish(1, 'keep-trying');
  world.attempt();
  expect(world.reloads).toMatchObject([{ tabId: 1 }]);
  world.end(1, 'well');
  world.ring();
  expect(world.reloads).toHaveLength(1);
});

test.each([
  ['the status is never retried', { retry: 'never' }, 'auto'],
  ['the reader chose never for this site', {}, 'never'],
] as const)('Keep trying is refused where %s', (_, answer, mode) => {
  const world = new World(() => 0.5);
  world.mode = mode;
  world.fail(1, { ...unavailable, ...answer });
  world.wish(1, 'keep-trying');
  expect(world.outage?.plan.run).toBe('automatic');
  expect(world.dueAt()).toBeUndefined();
});

test('Keep trying after Stop is a new wish', () => {
  const world = failing();
  world.wish(1, 'stop');
  world.wish(1, 'keep-trying');
  world.attempt();
  expect(world.reloads).toHaveLength(1);
});

test('a wish from a tab that is no part of the outage does nothing', () => {
  const world = failing();
  const before = world.outage;
  world.wish(7, 'try-now');
  world.wish(7, 'keep-trying');
  expect(world.outage).toEqual(before);
});
