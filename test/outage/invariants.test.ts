import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepTryingLimit } from '../../src/outage/limits.ts';
import { cautions } from '../../src/outage/reasons.ts';
import { chance } from './chance.ts';
import { type Answer, unavailable, World } from './world.ts';

const second = 1000;
const minute = 60 * second;

const tabId = fc.integer({ min: 1, max: 4 });

const answer: fc.Arbitrary<Answer> = fc.record({
  method: fc.oneof(
    { weight: 8, arbitrary: fc.constant('GET') },
    { weight: 1, arbitrary: fc.constantFrom('POST', 'HEAD', undefined) },
  ),
  retry: fc.oneof(
    { weight: 6, arbitrary: fc.constant('auto' as const) },
    { weight: 1, arbitrary: fc.constantFrom('ask' as const, 'never' as const) },
  ),
  caution: fc.option(fc.constantFrom(...cautions), { freq: 7, nil: undefined }),
  retryAfter: fc.option(fc.constantFrom(0, 5 * second, 2 * minute, 60 * minute), { freq: 4, nil: undefined }),
  namesDocument: fc.boolean(),
});

const verdict = fc.constantFrom('free' as const, 'free' as const, 'free' as const, 'typing' as const);

type Operation = (world: World) => void;

/** An operation that prints as what it does, so that a counterexample can be read. */
function named(name: string, run: Operation): Operation {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(tabId, answer)
      .map(([tab, answer]) =>
        named(`fail(${tab}, ${JSON.stringify(answer)})`, (world) => world.fail(tab, answer)),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        tabId,
        fc.constantFrom('well' as const, 'download' as const, 'no-content' as const, 'stopped' as const),
      )
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
    arbitrary: tabId.map((tab) =>
      named(`load(${tab})`, (world) => {
        const shown = world.tabs.get(tab);
        if (shown === undefined || shown.loading) return;
        shown.loading = 'other';
        shown.discarded = false;
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: tabId.map((tab) =>
      named(`front(${tab})`, (world) => world.send({ kind: 'fronted', tabId: tab })),
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
      .constantFrom('free' as const, 'free' as const, 'free' as const, 'typing' as const, 'sound' as const)
      .map((verdict) => named(`answerLook(${verdict})`, (world) => world.answerLook(verdict))),
  },
  {
    weight: 8,
    arbitrary: fc.constant(named('ring()', (world) => world.ring())),
  },
  { weight: 8, arbitrary: fc.constant(named('attempt()', (world) => world.attempt())) },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.boolean(), answer).map(([well, answer]) =>
      named(`land(${well ? 'well' : JSON.stringify(answer)})`, (world) => {
        for (const [tab, { loading }] of [...world.tabs]) {
          if (loading !== 'gatelight') continue;
          if (well) world.end(tab, 'well');
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
        shown.loading ??= 'other';
        shown.discarded = false;
        world.end(tab, 'well');
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(tabId, fc.integer({ min: 2, max: 12 })).map(([tab, clicks]) =>
      named(`click(${tab}, ${clicks} times)`, (world) => {
        for (let click = 0; click < clicks && world.tabs.has(tab); click += 1) {
          world.time += second;
          world.wish(tab, 'try-now');
        }
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, second, 20 * second, 5 * minute, 3 * 60 * minute).map((ms) =>
      named(`sleep(${ms})`, (world) => {
        world.time += ms;
        world.send({ kind: 'bell' });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 10 * second, 60 * minute).map((ms) =>
      named(`clockBack(${ms})`, (world) => {
        world.offset -= ms;
      }),
    ),
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
      .map(([tab, wish]) =>
        named(`wish(${tab}, ${wish})`, (world) => {
          if (world.tabs.has(tab)) world.wish(tab, wish);
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((online) =>
      named(`online(${online})`, (world) => {
        world.online = online;
        world.send({ kind: 'context' });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('auto' as const, 'auto' as const, 'ask' as const, 'never' as const)
      .map((mode) =>
        named(`mode(${mode})`, (world) => {
          world.mode = mode;
          world.send({ kind: 'context' });
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(named('die()', (world) => world.die())),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('event' as const, 'write' as const)
      .map((after) => named(`dieDuringNext(${after})`, (world) => world.dieDuringNext(after))),
  },
);

/** Some tabs that fail in the ordinary way, then anything. */
const operations = fc
  .tuple(fc.subarray([1, 2, 3, 4]), fc.array(operation, { maxLength: 60, size: 'max' }))
  .map(([tabs, all]) => [
    ...tabs.map((tab) => named(`fail(${tab})`, (world) => world.fail(tab, unavailable))),
    ...all,
  ]);
const seed = fc.nat();
// A longer search: FUZZ_RUNS=50000 npx vitest run --project unit test/outage/invariants
const runs = Number(process.env.FUZZ_RUNS ?? 500);
const patience = { timeout: 30 * second + 5 * runs };

test('no interleaving of events, clocks and dying workers breaks a promise', patience, () => {
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
  'whatever went before, every outage ends and every failing page is well, stopped or told of',
  patience,
  () => {
    fc.assert(
      fc.property(operations, seed, fc.boolean(), answer, verdict, (all, seed, heals, refusal, verdict) => {
        const world = new World(chance(seed));
        for (const run of all) run(world);
        world.calm();
        const until = world.time + keepTryingLimit + 60 * minute;
        // From now on the browser is left alone: loads end, looks are answered, the bell rings when it is due.
        for (let turns = 0; turns < 5_000; turns += 1) {
          world.send({ kind: turns === 0 ? 'context' : 'bell' });
          world.answerLook(verdict);
          for (const [tab, { loading }] of [...world.tabs]) {
            if (loading === undefined) continue;
            world.time += second;
            if (heals) world.end(tab, 'well');
            else world.fail(tab, refusal);
          }
          const dueAt = world.dueAt();
          if (dueAt === undefined) break;
          world.time = Math.max(world.time, dueAt);
        }
        expect(world.broken).toEqual([]);
        expect(world.dueAt()).toBeUndefined();
        expect(world.time).toBeLessThan(until);
        // A page that failed unseen and was discarded is loaded again by the browser, and seen then.
        const failing = [...world.tabs].filter(([, tab]) => tab.shows === 'failure' && !tab.discarded);
        const members = world.outage?.members.map((member) => member.tabId) ?? [];
        expect(members).toEqual(expect.arrayContaining(failing.map(([tab]) => tab)));
        for (const member of members) expect(world.tabs.get(member)?.shows).toBe('failure');
        if (world.outage !== undefined) expect(world.outage.phase.name).toBe('waiting');
      }),
      { numRuns: runs / 5 },
    );
  },
);
