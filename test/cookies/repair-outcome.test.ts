import { describe, expect, it } from 'vitest';
import { oversizedCookies } from '../../src/cookies/oversized.ts';
import { isStillSignedIn, repairOutcome } from '../../src/cookies/repair-outcome.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { FailedPage } from '../../src/diagnosis/failed-page.ts';
import type { TabStatus } from '../../src/messages.ts';
import { arrivedAt, pageAnswered } from '../diagnosis/responses.ts';
import { cookie } from './cookie.ts';

const url = 'https://shop.example/';

function failed(status: number, documentId: string): FailedPage {
  const page = { ...pageAnswered({ status, url }), documentId };
  return { page, diagnosis: diagnose(page, { now: arrivedAt, online: true }) };
}

const before = failed(431, 'D1');

describe('the outcome of the load after a removal', () => {
  it.each<[string, string | undefined, FailedPage | undefined, TabStatus | undefined, string]>([
    ['loading while the page is the one before', url, before, undefined, 'loading'],
    ['loading while nothing is known', url, undefined, undefined, 'loading'],
    ['back with a healthy page', url, undefined, 'healthy', 'back'],
    ['back with a page that is only readable on a click', url, undefined, 'healthy-on-click', 'back'],
    ['too large with the same refusal', url, failed(431, 'D2'), undefined, 'too-large'],
    ['failed with another status', url, failed(500, 'D2'), undefined, 'failed'],
    ['failed with a page of which only that is known', url, undefined, 'failed', 'failed'],
    ['unsure with an unreadable page', url, undefined, 'no-permission', 'unsure'],
    ['elsewhere on another site', 'https://login.example/', undefined, 'healthy', 'elsewhere'],
    ['elsewhere on a page of the browser', undefined, undefined, 'browser-page', 'elsewhere'],
  ])('is %s', (_, shownUrl, shown, tabStatus, expected) => {
    expect(repairOutcome(before.page, { url: shownUrl, shown, tabStatus })).toBe(expected);
  });
});

describe('the sign-in', () => {
  const signIns = [cookie({ name: 'sid' }), cookie({ name: 'csrftoken' })];
  it('is still there if every cookie of it is, with whatever value', () => {
    const later = [...signIns, cookie({ name: 'cart' })].map((one) => ({ ...one, id: 99, size: 1 }));
    expect(isStillSignedIn(signIns, later)).toBe(true);
    expect(isStillSignedIn(signIns, later.slice(1))).toBe(false);
  });
  it('is unknown if there was none', () => {
    expect(isStillSignedIn([], [])).toBeUndefined();
  });
});

describe('the size of the cookies', () => {
  it.each([
    [431, 'likely'],
    [494, 'likely'],
    [400, 'possible'],
    [520, 'possible'],
    [502, undefined],
    [404, undefined],
  ])('is the cause of a %i: %s', (status, expected) => {
    expect(oversizedCookies(failed(status, 'D1').diagnosis)).toBe(expected);
  });
});
