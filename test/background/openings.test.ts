import { describe, expect, it } from 'vitest';
import { openingsAfter } from '../../src/background/handlers/popup-handlers.ts';

const minute = 60_000;
const now = 1_800_000_000_000;
const before = { at: now, failures: ['http://shop.example default 1'] };
const shop = before.failures[0] ?? '';

describe('the record of openings', () => {
  it.each([
    ['allows the first of all', undefined, shop, now, true],
    ['does not allow the same failure, a day later', before, shop, now + 24 * 60 * minute, false],
    ['does not allow another failure within ten minutes', before, 'b', now + 10 * minute - 1, false],
    ['allows another failure after ten minutes', before, 'b', now + 10 * minute, true],
    ['allows another failure after the clock was set back', before, 'b', now - 60 * minute, true],
  ] as const)('%s', (_what, record, failure, at, opens) => {
    expect(openingsAfter(record, failure, at)).toEqual(
      opens ? { at, failures: [...(record?.failures ?? []), failure] } : undefined,
    );
  });

  it('keeps the last twenty failures', () => {
    const many = { at: 0, failures: Array.from({ length: 20 }, (_, nth) => `${nth}`) };
    const after = openingsAfter(many, 'next', now)?.failures;
    expect(after).toHaveLength(20);
    expect([after?.at(0), after?.at(-1)]).toEqual(['1', 'next']);
  });
});
