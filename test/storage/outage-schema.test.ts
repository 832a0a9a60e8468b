import { expect, test } from 'vitest';
import { readOutage } from '../../src/storage/outage-schema.ts';
import { unavailable, World } from '../outage/world.ts';

function stored(reach: (world: World) => void = () => {}): Record<string, unknown> {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, { ...unavailable, request: 'unknown', caution: 'own-content', retryAfter: 1_000 });
  reach(world);
  return JSON.parse(world.stored!);
}

test('readOutage reads an outage that was serialized as JSON', () => {
  const outage = readOutage(stored());
  expect(outage).toEqual(stored());
  expect(outage?.pages[0]).toHaveProperty('caution', undefined);
});

test.each<[string, (world: World) => void]>([
  ['scheduled', () => {}],
  ['checking', (world) => world.wake()],
  ['loading', (world) => world.attempt()],
  [
    'loading', // during an inspection
    (world) => {
      world.attempt();
      world.wake();
    },
  ],
  [
    'paused',
    (world) => {
      world.wake();
      world.answerCheck('filled');
    },
  ],
  ['stopped', (world) => world.command(1, 'stop')],
  [
    'ended',
    (world) => {
      world.leave(1, 'closed');
      world.leave(2, 'closed');
    },
  ],
])('readOutage reads an outage that is %s', (phase, reach) => {
  const value = stored(reach);
  expect(value).toMatchObject({ phase: { name: phase } });
  expect(readOutage(value)).toEqual(value);
});

test('readOutage reads an outage with Keep trying, a recovery and reloads of unknown origin', () => {
  const value = stored((world) => {
    world.fail(3, unavailable);
    world.command(1, 'keep-trying');
    world.fail(3, unavailable, 'unknown');
    world.attempt();
    world.end(3, 'recovered');
    world.attempt();
  });
  expect(value).toMatchObject({ recoveredTabs: [3], followed: [{ tabId: 1 }] });
  expect(readOutage(value)).toEqual(value);
});

const [page] = stored().pages as readonly object[];

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'outage'],
  ['a list', []],
  ['an empty object', {}],
  ['an older version', { ...stored(), version: 1 }],
  ['a newer version', { ...stored(), version: 3 }],
  ['no version', { ...stored(), version: undefined }],
  ['an unknown phase', { ...stored(), phase: { name: 'sleeping' } }],
  ['a phase with the fields of another', { ...stored(), phase: { name: 'loading', dueAt: 1 } }],
  ['an unknown reason', { ...stored(), phase: { name: 'stopped', reason: 'rain' } }],
  [
    'a time that is not a number',
    { ...stored(), phase: { name: 'scheduled', dueAt: 'soon', purpose: 'retry' } },
  ],
  ['a countdown without a purpose', { ...stored(), phase: { name: 'scheduled', dueAt: 1 } }],
  ['an infinite time', { ...stored(), since: Number.POSITIVE_INFINITY }],
  ['a page without a tab', { ...stored(), pages: [{ documentId: 'a' }] }],
  ['a page with an unknown request', { ...stored(), pages: [{ ...page, request: 'POST' }] }],
  ['a page with an unknown caution', { ...stored(), pages: [{ ...page, caution: 'method-unknown' }] }],
  ['a page without its arrival', { ...stored(), pages: [{ ...page, arrivedAt: undefined }] }],
  ['a page without its turns', { ...stored(), pages: [{ ...page, turns: undefined }] }],
  ['a run with an unknown end', { ...stored(), run: { ...(stored().run as object), end: 'rain' } }],
  ['followers that are not tab ids', { ...stored(), followers: ['1'] }],
  ['attempts below zero', { ...stored(), attempts: -1 }],
])('readOutage returns undefined for %s', (_, foreign) => {
  expect(readOutage(foreign)).toBeUndefined();
});
