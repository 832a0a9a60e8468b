import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../src/explanation/badge.ts';
import type { Outage } from '../../src/outage/outage.ts';
import { diagnosed, arrivedAt as now, pageAnswered } from '../diagnosis/responses.ts';
import { countingOutage, failingPage } from '../support/counting-outage.ts';

const site = { origin: 'https://www.example.com', cookieStoreId: 'default', private: false } as const;
const shown = (status: number) => ({ page: pageAnswered({ status }), diagnosis: diagnosed({ status }) });
const outageOf = (changes: Partial<Outage>): Outage => ({
  ...countingOutage(site, 1, pageAnswered({ status: 502 }), now),
  ...changes,
});
const restarting = (grace: number) => [
  { ...failingPage(1, pageAnswered({ status: 404 }), now), status: 404, grace },
];

describe('the badge of a tab', () => {
  it.each([
    ['scheduled', {}, 'badge_retrying'],
    ['stopped', { phase: { name: 'stopped', reason: 'user' } }, 'badge_stopped'],
    ['outage ended', { phase: { name: 'ended', at: now, how: 'left' } }, 'badge_stopped'],
  ] as const)('shows the status and whether it is being retried: %s', (_, changes, key) => {
    expect(badgeOf(1, shown(502), outageOf(changes))).toMatchObject({ text: '502', title: { key } });
  });

  it('is absent for a response that the site sent deliberately', () => {
    expect(badgeOf(1, shown(404), undefined)).toBeUndefined();
    expect(badgeOf(1, shown(404), outageOf({ pages: restarting(0) }))).toBeUndefined();
  });

  it('is kept for such a response while a deployment is restarting', () => {
    expect(badgeOf(1, shown(404), outageOf({ pages: restarting(3) }))).toMatchObject({ text: '404' });
    expect(badgeOf(2, shown(404), outageOf({ pages: restarting(3) }))).toBeUndefined();
  });

  it('reports recovery only in the tabs that recovered', () => {
    const outage = outageOf({ recoveredTabs: [1] });
    expect(badgeOf(1, undefined, outage)).toMatchObject({ text: 'OK', title: { key: 'badge_back' } });
    expect(badgeOf(2, undefined, outage)).toBeUndefined();
  });
});
