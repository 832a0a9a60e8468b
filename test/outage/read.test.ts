import { expect, test } from 'vitest';
import { readOutage } from '../../src/outage/read.ts';
import { unavailable, World } from './world.ts';

function stored(): Record<string, unknown> {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, { ...unavailable, method: undefined, caution: 'own-content', retryAfter: 1_000 });
  return JSON.parse(world.stored!);
}

test('reads what JSON made of an outage', () => {
  const outage = readOutage(stored());
  expect(outage).toEqual(stored());
  expect(outage?.members[0]).toHaveProperty('caution', undefined);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'outage'],
  ['a list', []],
  ['an empty object', {}],
  ['a newer version', { ...stored(), version: 2 }],
  ['no version', { ...stored(), version: undefined }],
  ['an unknown phase', { ...stored(), phase: { name: 'sleeping' } }],
  ['a phase with another’s fields', { ...stored(), phase: { name: 'trying', dueAt: 1 } }],
  ['an unknown reason', { ...stored(), phase: { name: 'waiting', reason: 'rain' } }],
  ['a time that is no number', { ...stored(), phase: { name: 'counting', dueAt: 'soon' } }],
  ['a time without end', { ...stored(), since: Number.POSITIVE_INFINITY }],
  ['a member without a tab', { ...stored(), members: [{ documentId: 'a' }] }],
  ['attempts below zero', { ...stored(), attempts: -1 }],
])('sets %s aside', (_, foreign) => {
  expect(readOutage(foreign)).toBeUndefined();
});
