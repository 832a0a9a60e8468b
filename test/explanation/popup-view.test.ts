import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { formAgain } from '../../src/explanation/form-again.ts';
import { type Known, viewOf } from '../../src/explanation/popup-view.ts';
import type { View } from '../../src/explanation/view.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { Outage } from '../../src/outage/outage.ts';
import { english } from '../../tools/explain/english.ts';
import { diagnosed, arrivedAt as now, pageAnswered, pageFailed } from '../diagnosis/answer.ts';
import { countingOutage } from '../support/counting-outage.ts';

const site = { origin: 'https://www.example.com', cookieStoreId: 'default', private: false } as const;
const gatewayDown = pageAnswered({ status: 502, headers: { server: 'nginx' } });

function failedPage(page: Page): NonNullable<Known['shown']> {
  return { page, diagnosis: diagnose(page, { now, online: true }) };
}

function outageOf(changes: Partial<Outage>, page: Page = gatewayDown): Outage {
  return { ...countingOutage(site, 1, page, now), ...changes };
}

const nothing: Known = {
  tabId: 1,
  shown: undefined,
  outage: undefined,
  sight: undefined,
  mode: 'auto',
  runLimit: 900_000,
  attemptLimit: 8,
};
const over = (changes: Partial<Known>): View => viewOf({ ...nothing, ...changes }, now);
const failing = (changes: Partial<Outage>, page = gatewayDown): View =>
  over({ shown: failedPage(page), outage: outageOf(changes, page) });
const post: Page = { ...gatewayDown, method: 'POST' };
const flight = { number: 3, tabId: 1, since: now, lookAt: now + 1, look: undefined };
const spent = { run: 'automatic', startedAt: 0, attempts: 8, backoff: 8, end: 'attempts-spent' } as const;
const stopped = { ...spent, attempts: 1, end: 'user' } as const;
const ended: Partial<Outage> = {
  members: [],
  phase: { name: 'ended', at: now, how: 'back' },
  backAt: now,
  backTabs: [1],
  backUntil: now + 8_000,
};
const trouble = {
  times: 3,
  last: { origin: site.origin, since: now - 7_500_000, until: now - 7_200_000, end: 'back', attempts: 2 },
} as const;

/** Each state of the popup: what it is called, its headline, its card and its buttons. */
const states: readonly (readonly [string, View, string, string, readonly (string | undefined)[]])[] = [
  ['counting', failing({}), 'The website', 'Trying again now.', ['try-now', 'stop']],
  [
    'trying',
    failing({ phase: { name: 'trying', flight } }),
    'The website',
    'Trying again now.',
    ['try-now', 'stop'],
  ],
  [
    'paused',
    failing({ phase: { name: 'paused', reason: 'typing', tabId: 1, since: now, dueAt: now + 1 } }),
    'The website',
    'Waiting, so that nothing is lost.',
    ['try-now', 'stop'],
  ],
  [
    'gave-up',
    failing({ plan: spent, phase: { name: 'waiting', reason: 'attempts-spent' } }),
    'The website',
    'Gatelight has stopped for now.',
    ['keep-trying', 'try-now'],
  ],
  [
    'failed',
    failing({ plan: stopped, phase: { name: 'waiting', reason: 'user' } }),
    'The website',
    'Gatelight has stopped.',
    ['try-now', 'keep-trying'],
  ],
  ['form', failing({}, post), 'The website', 'This page came from a form.', ['go-back', 'ask-to-send']],
  [
    'back',
    over({ outage: outageOf(ended) }),
    'The page is back.',
    'It was away for 2 minutes.',
    [undefined, 'reload-without-cache'],
  ],
  [
    'bot-check',
    over({
      shown: failedPage(
        pageAnswered({ status: 403, headers: { server: 'cloudflare', 'cf-mitigated': 'challenge' } }),
      ),
    }),
    'The website wants to check that you are human.',
    'The page waits for you.',
    [undefined, 'try-now'],
  ],
  [
    'network-proxy',
    over({
      shown: failedPage(
        pageAnswered({ status: 503, headers: { server: 'squid/6.6', 'x-squid-error': 'ERR_DNS_FAIL 0' } }),
      ),
    }),
    'Your network could not fetch this page.',
    'Gatelight tries again when you ask.',
    [undefined, 'try-now'],
  ],
  [
    'no-response',
    over({ shown: failedPage(pageFailed('net::ERR_CONNECTION_REFUSED')) }),
    'The website turned the connection away.',
    'Gatelight tries again when you ask.',
    [undefined, 'try-now'],
  ],
  [
    'failed',
    over({ shown: failedPage(pageAnswered({ status: 404 })) }),
    'There is no page at this address.',
    'Trying again would not change this.',
    [undefined, 'try-now'],
  ],
  ['looking', over({}), 'Looking at this page.', 'One moment.', [undefined, undefined]],
  [
    'fine',
    over({ sight: 'well' }),
    'This page is fine.',
    'All is quiet here.',
    [undefined, 'reload-without-cache'],
  ],
  [
    'fine',
    over({ sight: 'well', trouble }),
    'This page is fine.',
    'Away 3 times in the last 30 days.',
    [undefined, 'reload-without-cache'],
  ],
  [
    'unknown',
    over({ sight: 'unknown' }),
    'Nothing seen here yet.',
    'Load the page again.',
    ['load-again', undefined],
  ],
  [
    'no-permission',
    over({ sight: 'no-permission' }),
    'Gatelight may not look at this page.',
    'Not watching here.',
    [undefined, undefined],
  ],
];

describe('the popup', () => {
  it.each(states)('is in the state %s', (state, view, headline, title, buttons) => {
    expect(view.state).toBe(state);
    expect(english(view.headline)).toContain(headline);
    expect(view.card && english(view.card.title)).toBe(title);
    expect([view.primary, view.secondary]).toEqual(buttons);
  });

  it.each(states)('in the state %s has words for everything that it says', (_, view) => {
    const { headline, happened, isItMe, howLong, card } = view;
    const said = [headline, ...happened, isItMe, howLong, card?.title, card?.note, card?.plan?.caption];
    const words = said.flatMap((message) => (message ? [english(message)] : []));
    expect(words.every((text) => text.length > 3)).toBe(true);
    expect(words.join(' ')).not.toMatch(/undefined|\$|_/);
    // One line of the card, and two.
    expect(english(card?.title ?? { key: 'button_stop' }).length).toBeLessThanOrEqual(40);
    expect(english(card?.note ?? { key: 'button_stop' }).length).toBeLessThanOrEqual(96);
  });

  it('says nothing but where it is on a page of the browser’s own', () => {
    const view = over({ sight: 'browser-page' });
    expect(view).toMatchObject({ state: 'browser-page', chain: undefined, card: undefined });
  });

  it('tells when the site last was away, and for how long', () => {
    const { card } = over({ sight: 'well', trouble });
    expect(card?.note && english(card.note)).toBe('The last time was 2 hours ago. It took 5 minutes.');
  });

  it('keeps its primary button in place while a try is under way, and takes no press', () => {
    expect(failing({ phase: { name: 'trying', flight } })).toMatchObject({ primary: 'try-now', busy: true });
    expect(failing({}).busy).toBeUndefined();
  });

  it('refuses the eleventh try in a minute, and says when the next may come', () => {
    const view = failing({ sent: Array.from({ length: 10 }, (_, nth) => now - 40_000 + nth * 1_000) });
    expect(view.busy).toBe(true);
    expect(view.card?.note && english(view.card.note)).toMatch(/^That was a lot of tries\. .* \d+:\d\d/);
  });

  it('never loads a form’s page again by itself, nor in its fold', () => {
    expect(failing({}, post).more).toEqual([]);
    expect(failing({}).more).toEqual(['reload-without-cache']);
  });

  it('sends a form again only behind a warning, where a second click on the same button does nothing', () => {
    const first = failing({}, post);
    const second = formAgain(first);
    expect(first.secondary).toBe('ask-to-send');
    expect([second.primary, second.secondary]).toEqual(['send-again', 'leave-form']);
    expect(second.card && english(second.card.title)).toBe('Send the form again?');
  });

  it('names a product under the hop where it was recognised, and none of a guess', () => {
    const named = over({
      shown: failedPage(pageAnswered({ status: 522, headers: { server: 'cloudflare' } })),
    });
    expect(named.chain?.map(({ product }) => product)).toEqual([
      undefined,
      undefined,
      'Cloudflare',
      undefined,
    ]);
    const page = pageAnswered({ status: 522, headers: { server: 'cloudflare' } });
    const guess = {
      page,
      diagnosis: {
        ...diagnosed({ status: 522, headers: { server: 'cloudflare' } }),
        confidence: 'low',
      } as const,
    };
    expect(over({ shown: guess }).chain?.flatMap(({ product }) => product ?? [])).toEqual([]);
  });
});
