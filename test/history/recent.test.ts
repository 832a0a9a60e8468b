import { expect, it } from 'vitest';
import type { History, PastOutage } from '../../src/history/history.ts';
import { recentTrouble } from '../../src/history/recent.ts';

const day = 24 * 3600_000;
const now = 100 * 24 * 3600_000;
const origin = 'https://shop.example';
const past = (changes: Partial<PastOutage> = {}): PastOutage => ({
  origin,
  since: now - 3600_000,
  until: now - 1800_000,
  end: 'back',
  attempts: 2,
  ...changes,
});
const history = (...outages: PastOutage[]): History => ({ version: 1, outages });

it('tells how often a site was away and came back, and of the last time', () => {
  const last = past({ since: now - 900_000, until: now - 600_000 });
  expect(recentTrouble(history(past(), last), origin, now, 365 * day)).toEqual({ times: 2, last });
});

it.each([
  ['of another site', past({ origin: 'https://news.example' })],
  ['that was left before its end', past({ end: 'left' })],
  ['older than a month', past({ until: now - 30 * day })],
])('tells nothing of an outage %s', (_, outage) => {
  expect(recentTrouble(history(outage), origin, now, 365 * day)).toBeUndefined();
});

it('tells nothing of what is older than the history is kept', () => {
  const old = past({ until: now - 2 * day });
  expect(recentTrouble(history(old), origin, now, 3 * day)).toBeDefined();
  expect(recentTrouble(history(old), origin, now, 2 * day)).toBeUndefined();
});
