import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepTryingLimit } from '../../src/outage/limits.ts';
import { cautions } from '../../src/outage/reasons.ts';
import { chance } from './chance.ts';
import { type Answer, unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const tabId = fc.integer({ min: 1, max: 4 });
const loadedBy = fc.constantFrom('user' as const, 'page' as const, 'unknown' as const);

/** Statuses with their default retry classes. */
const statuses = [
  [503, 'auto'],
  [500, 'ask'],
  [404, 'never'],
  [501, 'never'],
] as const;

const answer: fc.Arbitrary<Answer> = fc
  .record({
    request: fc.oneof(
      { weight: 8, arbitrary: fc.constant('safe' as const) },
      { weight: 1, arbitrary: fc.constantFrom('form' as const, 'unknown' as const) },
    ),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant(statuses[0]) },
      { weight: 1, arbitrary: fc.constantFrom(...statuses) },
    ),
    caution: fc.option(fc.constantFrom(...cautions), { freq: 7, nil: undefined }),
    retryAfter: fc.option(fc.constantFrom(5 * second, 2 * minute, 60 * minute), { freq: 4, nil: undefined }),
    storedAnswer: fc.boolean(),
    namesDocument: fc.boolean(),
  })
  .map(({ kind: [status, retry], ...rest }) => ({ ...rest, status, retry }));

const readiness = fc.constantFrom('free' as const, 'free' as const, 'free' as const, 'used' as const);

type Operation = (world: World) => void;

/** Returns an operation that prints as its name, so that a counterexample is readable. */
function named(name: string, run: Operation): Operation {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

/** Starts a load in a tab that Gatelight did not ask for. */
function startLoad(world: World, tab: number, by: 'user' | 'page' | 'unknown'): void {
  const shown = world.tabs.get(tab);
  if (shown === undefined || shown.loading) return;
  shown.loading = by;
  shown.loadingSince = world.time;
  shown.discarded = false;
}

const ending = fc.constantFrom(
  'recovered' as const,
  'led-elsewhere' as const,
  'download' as const,
  'no-content' as const,
  'stopped' as const,
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(tabId, answer, loadedBy)
      .map(([tab, answer, by]) =>
        named(`fail(${tab}, ${JSON.stringify(answer)}, ${by})`, (world) => world.fail(tab, answer, by)),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(tabId, ending)
      .map(([tab, how]) => named(`end(${tab}, ${how})`, (world) => world.end(tab, how))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(tabId, fc.constantFrom('closed' as const, 'elsewhere' as const, 'discarded' as const))
      .map(([tab, how]) => named(`leave(${tab}, ${how})`, (world) => world.leave(tab, how))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(tabId, loadedBy)
      .map(([tab, by]) => named(`load(${tab}, ${by})`, (world) => startLoad(world, tab, by))),
  },
  {
    weight: 1,
    arbitrary: tabId.map((tab) =>
      named(`activate(${tab})`, (world) => world.send({ kind: 'tab-activated', tabId: tab })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(tabId, tabId)
      .map(([tab, by]) => named(`replace(${tab}, ${by})`, (world) => world.replace(tab, by))),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom('free' as const, 'free' as const, 'free' as const, 'used' as const, 'sound' as const)
      .map((found) => named(`answerCheck(${found})`, (world) => world.answerCheck(found))),
  },
  { weight: 8, arbitrary: fc.constant(named('wake()', (world) => world.wake())) },
  { weight: 8, arbitrary: fc.constant(named('attempt()', (world) => world.attempt())) },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.boolean(), answer).map(([recovers, answer]) =>
      named(`land(${recovers ? 'recovered' : JSON.stringify(answer)})`, (world) => {
        for (const [tab, { loading }] of [...world.tabs]) {
          if (loading !== 'gatelight') continue;
          if (recovers) world.end(tab, 'recovered');
          else world.fail(tab, answer);
        }
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: tabId.map((tab) =>
      named(`loadWell(${tab})`, (world) => {
        const shown = world.tabs.get(tab);
        if (shown === undefined) return;
        shown.loading ??= 'user';
        shown.discarded = false;
        world.end(tab, 'recovered');
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(tabId, fc.integer({ min: 2, max: 12 })).map(([tab, rounds]) =>
      named(`flap(${tab}, ${rounds} times)`, (world) => {
        for (let round = 0; round < rounds; round += 1) {
          world.attempt();
          if (world.tabs.get(tab)?.loading !== 'gatelight') continue;
          world.end(tab, 'recovered');
          world.time += 50;
          world.fail(tab, unavailable, 'page');
        }
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(tabId, fc.integer({ min: 2, max: 12 })).map(([tab, clicks]) =>
      named(`click(${tab}, ${clicks} times)`, (world) => {
        for (let click = 0; click < clicks && world.tabs.has(tab); click += 1) {
          world.time += second;
          world.command(tab, 'try-now');
        }
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, second, 20 * second, 5 * minute, 3 * hour, 25 * hour).map((ms) =>
      named(`sleep(${ms})`, (world) => {
        world.time += ms;
        world.send({ kind: 'wake-up' });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(1, 10 * second, hour)
      .map((ms) => named(`setClockBack(${ms})`, (world) => world.setClockBack(ms))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        tabId,
        fc.constantFrom(
          'try-now' as const,
          'reload-without-cache' as const,
          'keep-trying' as const,
          'stop' as const,
        ),
      )
      .map(([tab, command]) =>
        named(`command(${tab}, ${command})`, (world) => {
          if (world.tabs.has(tab)) world.command(tab, command);
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((online) =>
      named(`online(${online})`, (world) => {
        world.online = online;
        world.send({ kind: 'environment-changed' });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'auto' as const,
        'auto' as const,
        'auto' as const,
        'ask' as const,
        'never' as const,
        'keep' as const,
      )
      .map((mode) =>
        named(`mode(${mode})`, (world) => {
          world.mode = mode;
          world.send({ kind: 'environment-changed' });
        }),
      ),
  },
  { weight: 1, arbitrary: fc.constant(named('die()', (world) => world.die())) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('event' as const, 'write' as const)
      .map((after) => named(`dieDuringNext(${after})`, (world) => world.dieDuringNext(after))),
  },
);

/** Some tabs whose pages fail with a plain 503, then any operations. */
const operations = fc
  .tuple(fc.subarray([1, 2, 3, 4]), fc.array(operation, { maxLength: 60, size: 'max' }))
  .map(([tabs, all]) => [
    ...tabs.map((tab) => named(`fail(${tab})`, (world) => world.fail(tab, unavailable))),
    ...all,
  ]);
const seed = fc.nat();
// A longer search: FUZZ_RUNS=50000 npx vitest run --project unit test/outage/invariants
const runs = Number(process.env.FUZZ_RUNS ?? 500);
const timeLimit = { timeout: 30 * second + 5 * runs };

test('no interleaving of events, clock changes and worker terminations breaks a promise', timeLimit, () => {
  fc.assert(
    fc.property(operations, seed, (all, seed) => {
      const world = new World(chance(seed));
      for (const run of all) {
        run(world);
        if (world.broken.length > 0) break;
      }
      expect(world.broken).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test(
  'after any history every outage ends or stops with a reason, once its browser is left alone',
  timeLimit,
  () => {
    fc.assert(
      fc.property(
        operations,
        seed,
        fc.boolean(),
        answer,
        readiness,
        (all, seed, recovers, response, found) => {
          const world = new World(chance(seed));
          for (const run of all) run(world);
          world.endDisturbances();
          // The mode `keep` has no end; its promises are tested below.
          if (world.mode === 'keep') world.mode = 'auto';
          const until = world.time + keepTryingLimit + hour;
          // From now on the browser is left alone: loads end, checks have results, and the timer fires when something
          // is due.
          for (let turns = 0; turns < 20_000; turns += 1) {
            world.send({ kind: turns === 0 ? 'environment-changed' : 'wake-up' });
            world.answerCheck(found);
            for (const [tab, { loading }] of [...world.tabs]) {
              if (loading === undefined) continue;
              world.time += second;
              if (recovers) world.end(tab, 'recovered');
              else world.fail(tab, response, loading === 'gatelight' ? undefined : loading);
            }
            const dueAt = world.dueAt();
            if (dueAt === undefined) break;
            world.time = Math.max(world.time, dueAt);
          }
          expect(world.broken).toEqual([]);
          expect(world.dueAt()).toBeUndefined();
          expect(world.time).toBeLessThan(until);
          // A page whose failure was missed and whose tab was discarded is noticed when the browser loads it again.
          const failing = [...world.tabs].filter(([, tab]) => tab.shows === 'failure' && !tab.discarded);
          const known = world.outage?.pages.map((page) => page.tabId) ?? [];
          expect(known).toEqual(expect.arrayContaining(failing.map(([tab]) => tab)));
          for (const tab of known) expect(world.tabs.get(tab)?.shows).toBe('failure');
          if (world.outage !== undefined) expect(world.outage.phase.name).toBe('stopped');
        },
      ),
      { numRuns: runs / 5 },
    );
  },
);

/** How the page in one tab behaves whenever it is requested. */
type Behavior = 'fails' | 'hangs' | 'in use';
const behavior = fc.constantFrom<Behavior>('fails', 'fails', 'hangs', 'in use');

/** Lets a browser run for some attempts; each page shows its behavior. */
function runOn(
  world: World,
  behaviors: readonly Behavior[],
  attempts: number,
  activations: () => number,
): void {
  const isDone = () => world.loads.length >= attempts || world.outage?.phase.name === 'stopped';
  for (let turns = 0; turns < 40 * attempts && !isDone(); turns += 1) {
    world.wake();
    const checked = world.pendingCheck;
    if (checked) world.answerCheck(behaviors[checked.tabId - 1] === 'in use' ? 'used' : 'free');
    for (const [tab, { loading }] of [...world.tabs]) {
      const isOver = loading && behaviors[tab - 1] === 'fails';
      if (isOver) world.fail(tab, unavailable);
    }
    const activated = activations();
    if (activated > 0) world.send({ kind: 'tab-activated', tabId: activated });
  }
}

test('an eligible page is tried while there is one, and each of them within three rounds', timeLimit, () => {
  const behaviors = fc.array(behavior, { minLength: 1, maxLength: 4 });
  const modes = fc.constantFrom('auto' as const, 'keep' as const);
  fc.assert(
    fc.property(behaviors, seed, fc.boolean(), modes, (behaviors, seed, isRestless, mode) => {
      const random = chance(seed);
      const world = new World(random);
      world.mode = mode;
      for (const [nth] of behaviors.entries()) world.fail(nth + 1, unavailable);
      const eligible = behaviors.flatMap((behavior, nth) => (behavior === 'in use' ? [] : [nth + 1]));
      // A user who switches between the tabs changes the order, but does not keep any of them from its turn.
      const activations = () => (isRestless ? Math.floor(random() * (behaviors.length + 1)) : 0);
      const rounds = Math.min(3 * Math.max(1, eligible.length), mode === 'auto' ? 8 : Infinity);
      runOn(world, behaviors, rounds, activations);
      expect(world.broken).toEqual([]);
      expect(new Set(world.loads.map(({ tabId }) => tabId))).toEqual(new Set(eligible));
      if (eligible.length === 0) expect(world.outage?.phase.name).toMatch(/paused|stopped/);
    }),
    { numRuns: runs / 2 },
  );
});

test(
  'the mode keep has no end, and sends requests at most five minutes apart and no faster than its schedule',
  timeLimit,
  () => {
    fc.assert(
      fc.property(fc.array(behavior, { minLength: 1, maxLength: 3 }), seed, (behaviors, seed) => {
        const world = new World(chance(seed));
        world.mode = 'keep';
        const failing = behaviors.map((): Behavior => 'fails');
        for (const [nth] of failing.entries()) world.fail(nth + 1, unavailable);
        const since = world.time;
        runOn(world, failing, 500, () => 0);
        expect(world.broken).toEqual([]);
        expect(world.loads).toHaveLength(500);
        expect(world.time - since).toBeGreaterThan(keepTryingLimit + hour);
        const times = [since, ...world.loads.map(({ at }) => at)];
        const gaps = times.slice(1).map((at, nth) => at - (times[nth] ?? 0));
        expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute);
        for (const [nth, gap] of gaps.entries())
          expect(gap).toBeGreaterThanOrEqual(Math.min(300 * second, 8 * second * 1.5 ** nth) / 2 - 1);
        expect(world.reported).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / 50) },
    );
  },
);
