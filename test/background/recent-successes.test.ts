import { describe, expect, it } from 'vitest';
import { isFromBeyond } from '../../src/background/recent-successes.ts';
import type { Outcome, Page } from '../../src/navigation/page.ts';
import { pageWith } from '../support/page.ts';

const head = { status: 200, headers: [], fromCache: false, redirected: false };
const answered: Outcome = { kind: 'response', head };

const page = (url: string, fields: Partial<Page> = {}) => pageWith({ url, outcome: answered, ...fields });

/** Pages that loaded, and whether they show that the user's internet works. */
const pages: readonly (readonly [string, boolean, Page])[] = [
  ['a public site in https', true, page('https://mail.example/')],
  [
    'a redirect to www and https',
    true,
    page('https://www.mail.example/', { requestedUrl: 'http://mail.example/' }),
  ],
  ['http, which a captive portal may answer', false, page('http://mail.example/')],
  ['a redirect to a portal', false, page('https://wifi.example/', { requestedUrl: 'http://mail.example/' })],
  [
    'a redirect to a block page',
    false,
    page('https://blocked.example/', { requestedUrl: 'https://mail.example/' }),
  ],
  ['the user’s own router', false, page('https://192.168.1.1/')],
  [
    'the cache',
    false,
    page('https://mail.example/', { outcome: { kind: 'response', head: { ...head, fromCache: true } } }),
  ],
  [
    'perhaps a service worker',
    false,
    page('https://mail.example/', { outcome: { kind: 'probed', status: 200 } }),
  ],
];

describe('a page that loaded', () => {
  it.each(pages)('%s: %s', (_, expected, loaded) => {
    expect(isFromBeyond(loaded)).toBe(expected);
  });
});
