import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { resubmissionWarning } from '../../src/explanation/form-resubmission.ts';
import { type PopupInput, viewOf } from '../../src/explanation/popup-view.ts';
import type { View } from '../../src/explanation/view.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { FailingPage, Outage } from '../../src/outage/outage.ts';
import { english } from '../../tools/explain/english.ts';
import { diagnosed, arrivedAt as now, pageAnswered, pageFailed } from '../diagnosis/responses.ts';
import { allClaims } from '../support/confidence.ts';
import { countingOutage, failingPage } from '../support/counting-outage.ts';

const site = { origin: 'https://www.example.com', cookieStoreId: 'default', private: false } as const;
const gatewayDown = pageAnswered({ status: 502, headers: { server: 'nginx' } });

function failedPage(page: Page): NonNullable<PopupInput['shown']> {
  return { page, diagnosis: diagnose(page, { now, online: true }) };
}

function outageOf(changes: Partial<Outage>, page: Page = gatewayDown): Outage {
  return { ...countingOutage(site, 1, page, now), ...changes };
}

const nothing: PopupInput = {
  tabId: 1,
  shown: undefined,
  outage: undefined,
  tabStatus: undefined,
  mode: 'auto',
  retryClass: ({ retry }) => retry,
  runLimit: 900_000,
  attemptLimit: 8,
};
const over = (changes: Partial<PopupInput>): View => viewOf({ ...nothing, ...changes }, now);
const failing = (changes: Partial<Outage>, page = gatewayDown): View =>
  over({ shown: failedPage(page), outage: outageOf(changes, page) });
const post: Page = { ...gatewayDown, method: 'POST' };
const attemptIn = (tabId: number) => ({ number: 3, tabId, purpose: 'retry', since: now }) as const;
const loadingIn = (tabId: number): Outage['phase'] => ({
  name: 'loading',
  attempt: attemptIn(tabId),
  inspectAt: now + 3_000,
  inspection: undefined,
});
const pageFailing = (changes: Partial<FailingPage>, page = gatewayDown): Outage['pages'] => [
  { ...failingPage(1, page, now), ...changes },
];
const run = { startedAt: 0, attempts: 8, lastAttemptAt: now - 60_000, backoff: 8 } as const;
const spent = { ...run, end: 'attempts-spent' } as const;
const stopped = { ...run, attempts: 1, end: 'user' } as const;
const ended: Partial<Outage> = {
  pages: [],
  phase: { name: 'ended', at: now, how: 'recovered' },
  recoveredAt: now,
  recoveredTabs: [1],
  recoveredUntil: now + 8_000,
};
const tenTries = Array.from({ length: 10 }, (_, nth) => now - 40_000 + nth * 1_000);
const noteOf = ({ card }: View) => card?.note && english(card.note);
const recentOutages = {
  times: 3,
  last: { origin: site.origin, since: now - 7_500_000, until: now - 7_200_000, end: 'back', attempts: 2 },
} as const;

/** Each state of the popup: its name, view, headline, card title and buttons. */
const states: readonly (readonly [string, View, string, string, readonly (string | undefined)[]])[] = [
  ['counting', failing({}), 'The website', 'Trying again now.', ['try-now', 'stop']],
  ['trying', failing({ phase: loadingIn(1) }), 'The website', 'Trying again now.', ['try-now', 'stop']],
  [
    'paused',
    failing({ phase: { name: 'paused', reason: 'used', since: now, dueAt: now + 1 } }),
    'The website',
    "Paused, so you don't lose anything.",
    ['try-now', 'stop'],
  ],
  [
    'gave-up',
    failing({ run: spent, phase: { name: 'stopped', reason: 'attempts-spent' } }),
    'The website',
    'Gatelight has stopped for now.',
    ['keep-trying', 'try-now'],
  ],
  [
    'failed',
    failing({ run: stopped, phase: { name: 'stopped', reason: 'user' } }),
    'The website',
    'Gatelight has stopped.',
    ['try-now', 'keep-trying'],
  ],
  [
    'form',
    failing({}, post),
    'The website',
    'This page came from a form you sent.',
    ['go-back', 'ask-to-send'],
  ],
  [
    'back',
    over({ outage: outageOf(ended) }),
    'The page is back.',
    'It was gone for 2 minutes.',
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
    'The page is waiting for you.',
    [undefined, 'try-now'],
  ],
  [
    'network-proxy',
    over({
      shown: failedPage(
        pageAnswered({
          status: 503,
          url: 'http://www.example.com/',
          headers: { server: 'squid/6.6', 'x-squid-error': 'ERR_DNS_FAIL 0' },
        }),
      ),
    }),
    'Your network could not find this website.',
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
    "Trying again won't help here.",
    [undefined, 'try-now'],
  ],
  ['inspecting', over({}), 'Checking this page.', 'One moment.', [undefined, undefined]],
  [
    'fine',
    over({ tabStatus: 'healthy' }),
    'This page is fine, as far as we can see.',
    'All quiet here.',
    [undefined, 'reload-without-cache'],
  ],
  [
    'fine',
    over({ tabStatus: 'healthy', recentOutages }),
    'This page is fine, as far as we can see.',
    'Down 3 times in the last 30 days.',
    [undefined, 'reload-without-cache'],
  ],
  [
    'unknown',
    over({ tabStatus: 'unknown' }),
    "Gatelight doesn't know this page yet.",
    'Reload the page.',
    ['load-again', undefined],
  ],
  [
    'no-permission',
    over({ tabStatus: 'no-permission' }),
    "Gatelight can't look at this page.",
    "Gatelight isn't watching here.",
    [undefined, undefined],
  ],
];

describe('the popup', () => {
  it.each(states)(
    'has the headline, card and buttons of the state %s',
    (state, view, headline, title, buttons) => {
      expect(view.state).toBe(state);
      expect(english(view.headline)).toContain(headline);
      expect(view.card && english(view.card.title)).toBe(title);
      expect([view.primary, view.secondary]).toEqual(buttons);
    },
  );

  it.each(states)('renders every message in the state %s', (_, view) => {
    const { headline, happened, isItMe, howLong, card } = view;
    const said = [headline, ...happened, isItMe, howLong, card?.title, card?.note, card?.plan?.caption];
    const words = said.flatMap((message) => (message ? [english(message)] : []));
    expect(words.every((text) => text.length > 3)).toBe(true);
    expect(words.join(' ')).not.toMatch(/undefined|\$|_/);
    // The title fits on one line, the note on two.
    expect(english(card?.title ?? { key: 'button_stop' }).length).toBeLessThanOrEqual(40);
    expect(english(card?.note ?? { key: 'button_stop' }).length).toBeLessThanOrEqual(96);
  });

  it('shows only a headline on the browser’s own pages', () => {
    const view = over({ tabStatus: 'browser-page' });
    expect(view).toMatchObject({ state: 'browser-page', chain: undefined, card: undefined });
  });

  it('never says of a page that failed before that it saw no trouble with its site', () => {
    const titleOf = ({ card }: View) => card && english(card.title);
    const view = over({ tabStatus: 'healthy', recovered: true });
    expect(view.state).toBe('fine');
    expect([titleOf(view), noteOf(view)]).toEqual(['The page is back.', undefined]);
    const later = over({ tabStatus: 'healthy', recovered: true, recentOutages });
    expect(titleOf(later)).toBe('Down 3 times in the last 30 days.');
    // Until the tab has been inspected, and where it failed again, it may not be true.
    for (const tabStatus of [undefined, 'failed', 'unknown'] as const)
      expect(titleOf(over({ tabStatus, recovered: true }))).not.toBe('The page is back.');
  });

  it('shows when the last outage ended and how long it lasted', () => {
    const { card } = over({ tabStatus: 'healthy', recentOutages });
    expect(card?.note && english(card.note)).toBe('The last time was 2 hours ago. It lasted 5 minutes.');
  });

  it('disables the primary button during an attempt in this tab without moving it', () => {
    const pages = pageFailing({ loadSince: now });
    const view = failing({ phase: loadingIn(1), pages });
    expect(view).toMatchObject({ primary: 'try-now', busy: true });
    expect(noteOf(view)).toBe('This page is already loading. Give it a moment.');
    expect(failing({}).busy).toBeUndefined();
  });

  it('keeps the primary button enabled during an attempt in another tab or after a minute', () => {
    expect(failing({ phase: loadingIn(2) })).toMatchObject({ state: 'trying', primary: 'try-now' });
    expect(failing({ phase: loadingIn(2) }).busy).toBeUndefined();
    const pages = pageFailing({ loadSince: now - 60_000 });
    expect(failing({ phase: loadingIn(1), pages }).busy).toBeUndefined();
  });

  it('disables the eleventh attempt within a minute and shows when the next is possible', () => {
    const view = failing({
      sent: tenTries,
      ownSent: tenTries,
      run: stopped,
      phase: { name: 'stopped', reason: 'user' },
    });
    expect(view.busy).toBe(true);
    expect(noteOf(view)).toMatch(/^That was a lot of tries\. .* \d+:\d\d/);
  });

  it.each(['switched-off', 'no-permission', 'never-retried'] as const)(
    'explains the rate limit when a retry is the only action: %s',
    (reason) => {
      const pages = pageFailing(reason === 'never-retried' ? { retry: 'never' } : {});
      const phase = { name: 'stopped', reason } as const;
      const mode = reason === 'switched-off' ? 'never' : 'auto';
      const outage = outageOf({ sent: tenTries, ownSent: tenTries, pages, phase });
      expect(noteOf(over({ shown: failedPage(gatewayDown), outage, mode }))).toMatch(
        /^That was a lot of tries/,
      );
    },
  );

  it('shows no second time next to the countdown when the rate limit is reached', () => {
    const view = failing({ sent: tenTries, ownSent: tenTries });
    expect(view.busy).toBe(true);
    expect(view.card?.dueAt).toBe(now + 8_000);
    expect(noteOf(view)).toBe('Gatelight will try again for you.');
  });

  it('says that a self-refreshing page is left alone and shows no countdown', () => {
    const pages = pageFailing({ caution: 'refreshes-itself' });
    for (const phase of [
      loadingIn(2),
      { name: 'scheduled', dueAt: now + 8_000, purpose: 'retry' } as const,
    ]) {
      const { card } = failing({ pages, phase });
      expect(card && english(card.title)).toBe('Gatelight leaves this page alone.');
      expect(card).not.toHaveProperty('dueAt');
    }
  });

  it.each([
    ['used', "You've used this page. Reloading it could lose what you typed."],
    ['filled', 'Something is filled in on this page. Reloading could lose it.'],
    ['unfocused', "You may be typing somewhere else. Gatelight continues when you're done."],
  ] as const)('gives the exact reason for a pause: %s', (reason, note) => {
    expect(noteOf(failing({ phase: { name: 'paused', reason, since: now, dueAt: now + 1 } }))).toBe(note);
  });

  it('shows the Retry-After time and offers to keep trying', () => {
    const pages = pageFailing({ notBefore: now + 3_600_000 });
    const view = failing({ pages, phase: { name: 'stopped', reason: 'retry-after-too-late' } });
    expect(view.card && english(view.card.title)).toMatch(/^The site asks you to come back at .*\d+:\d\d/);
    expect([view.primary, view.secondary]).toContain('keep-trying');
  });

  it.each([
    ['an automatic run', {}, 'auto', 'Gatelight will try again for you.'],
    [
      'Keep trying',
      { keepTryingSince: now },
      'auto',
      'Gatelight keeps trying until the page is back. It stops after a day or when you close the browser.',
    ],
    ['the mode keep', {}, 'keep', 'Gatelight keeps trying until the page is back, however long it takes.'],
    ['a restarting deployment', { status: 404, grace: 3 }, 'auto', 'The site seems to be restarting.'],
  ] as const)('says how long it will keep retrying: %s', (_, change, mode, note) => {
    const outage = outageOf({ pages: pageFailing(change) });
    expect(noteOf(over({ shown: failedPage(gatewayDown), outage, mode }))).toBe(note);
  });

  it('offers to bypass the cache first when a shared cache returned a stored error', () => {
    const view = failing({ pages: pageFailing({ storedAnswer: true }) });
    expect(view).toMatchObject({ primary: 'reload-without-cache', secondary: 'stop', more: [] });
  });

  it('says that another tab was redirected elsewhere and offers to load this one', () => {
    const view = failing({
      run: { ...run, end: 'led-elsewhere' },
      phase: { name: 'stopped', reason: 'led-elsewhere' },
    });
    expect(view.card && english(view.card.title)).toBe('The site is answering again.');
    expect(view.primary).toBe('try-now');
  });

  it('offers no reload of a form result, not even under More actions', () => {
    expect(failing({}, post).more).toEqual([]);
    expect(failing({}).more).toEqual(['reload-without-cache']);
  });

  it('resubmits a form only after a warning, in which a double click does nothing', () => {
    const first = failing({}, post);
    const second = resubmissionWarning(first);
    expect(first.secondary).toBe('ask-to-send');
    expect([second.primary, second.secondary]).toEqual(['send-again', 'leave-form']);
    expect(second.card && english(second.card.title)).toBe('Send the form again?');
    expect(noteOf(second)).toMatch(/^You could order or pay twice\./);
  });

  it.each([504, 524, undefined])('warns that a form submission may have arrived after %s', (status) => {
    const answered = status === undefined ? pageFailed('net::ERR_EMPTY_RESPONSE') : pageAnswered({ status });
    const sent: Page = { ...answered, method: 'POST' };
    const first = failing({}, sent);
    expect(noteOf(first)).toBe('What you sent may have arrived. Check before you send it again.');
    expect(noteOf(resubmissionWarning(first))).toMatch(/^It may have arrived: /);
  });

  /** Every position of a page in an outage, its own or shared with other pages. */
  const outages: readonly (readonly [string, Partial<Outage> | undefined])[] = [
    ['in no outage', undefined],
    ['while an attempt is scheduled', {}],
    ['while it is being reloaded', { phase: loadingIn(1) }],
    ['while another tab is being reloaded', { phase: loadingIn(2) }],
    ['while the outage is paused', { phase: { name: 'paused', reason: 'used', since: now, dueAt: now + 1 } }],
    ['after the user stopped it', { run: stopped, phase: { name: 'stopped', reason: 'user' } }],
    ['after all attempts are spent', { run: spent, phase: { name: 'stopped', reason: 'attempts-spent' } }],
    ['after the site recovered', { recoveredAt: now + 1, followers: [1] }],
    [
      'after the site recovered without this page',
      { recoveredAt: now + 1, phase: { name: 'stopped', reason: 'form' } },
    ],
    ['in a tab that had recovered', ended],
  ];
  const fromForm: readonly (readonly [string, Partial<Page>])[] = [
    ['a POST', { method: 'POST' }],
    ['a DELETE', { method: 'DELETE' }],
    ['an unobserved form', { method: undefined, form: true }],
  ];
  const answers = [
    ...[400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 425, 429, 431, 451],
    ...[500, 501, 502, 503, 504, 505, 507, 511, 520, 522, 524, 525, 530, 598],
  ].map((status) => pageAnswered({ status, headers: { server: 'cloudflare' } }));
  const withoutWarning = ['try-now', 'reload-without-cache', 'keep-trying', 'load-again', 'send-again'];

  it.each(
    outages.flatMap(([when, outage]) => fromForm.map(([what, page]) => ({ when, what, outage, page }))),
  )('offers no reload of $what without the warning, $when', ({ outage, page: sent }) => {
    for (const answer of [...answers, pageFailed('net::ERR_CONNECTION_RESET')]) {
      const page = { ...answer, ...sent };
      const shown = failedPage(page);
      const view = over({ shown, outage: outage && outageOf(outage, page) });
      const offered = [view.primary, view.secondary, ...view.more].filter((act) => act !== undefined);
      const what = JSON.stringify(page.outcome);
      expect(
        offered.filter((act) => withoutWarning.includes(act)),
        what,
      ).toEqual([]);
      expect(view, what).toMatchObject({ state: 'form', primary: 'go-back', secondary: 'ask-to-send' });
      expect(view.remedy, what).toBeUndefined();
    }
  });

  it.each([403, 404, 413, 501])(
    'offers to resubmit a form answered with %i only behind the warning',
    (status) => {
      const view = over({ shown: failedPage({ ...pageAnswered({ status }), method: 'POST' }) });
      expect(view).toMatchObject({ state: 'form', primary: 'go-back', secondary: 'ask-to-send', more: [] });
    },
  );

  it('names a product at the hop where it was recognized, unless the diagnosis is a guess', () => {
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
        confidence: allClaims('low'),
      } as const,
    };
    expect(over({ shown: guess }).chain?.flatMap(({ product }) => product ?? [])).toEqual([]);
  });
});
