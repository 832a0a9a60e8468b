import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { View } from '../../src/explanation/view.ts';
import type { PastOutage } from '../../src/history/past-outages.ts';
import type { Header, Page } from '../../src/navigation/page.ts';
import type { ShownTab } from '../../src/ui/popup/shown-tab.ts';
import { countingOutage } from '../support/counting-outage.ts';
import { pageWith } from '../support/page.ts';
import { back, counting, gaveUp, paused, type Standing, trying } from '../support/standings.ts';

/** A state of the popup from fixed data: the same as a scene of the gallery, without servers or a browser. */
export interface FixedScene {
  readonly state: View['state'];
  /** What the popup is given. `now` in ms since the epoch. */
  readonly tab: (now: number) => ShownTab;
  /** Selectors of what is clicked in the popup, in order. */
  readonly clicks?: readonly string[];
  /** What the popup is given after the clicks; the same by default. */
  readonly afterwards?: (now: number) => ShownTab;
}

/** The tab of every scene but those whose page has parts that failed. */
export const sceneTab = 1;

/** The tab of a page with parts that failed. */
export const partsTab = 2;

/** The one host that the extension may read only on a click. */
export const closedHost = 'library.example';

const section = (name: string) => `[data-section=${name}] > summary`;

function tabAt(host: string, changes: Partial<ShownTab> = {}): ShownTab {
  const url = `https://${host}/`;
  return {
    tabId: sceneTab,
    url,
    storeId: 'default',
    private: false,
    help: undefined,
    shown: undefined,
    document: { url, documentId: 'd' },
    outage: undefined,
    tabStatus: 'healthy',
    mode: 'auto',
    retryClass: ({ retry }) => retry,
    runLimit: 900_000,
    attemptLimit: 8,
    ...changes,
  };
}

/** An outage of twenty minutes that ended forty minutes ago. */
function outageEndedBefore(now: number): PastOutage {
  const [since, until] = [now - 60 * 60_000, now - 40 * 60_000];
  return { origin: 'https://mail.example', since, until, end: 'back', attempts: 4 };
}

interface Failure {
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly title?: string;
  readonly changes?: Partial<Page>;
  readonly standing?: Standing;
}

/** Returns a tab whose page failed, with its outage if it has one. */
function failedAt(host: string, { status, headers = [], title, changes, standing }: Failure, now: number) {
  const url = `https://${host}/`;
  const head = {
    status,
    headers: [['Content-Type', 'text/html'], ...headers] as const,
    fromCache: false,
    redirected: false,
    timeToFirstByte: 60,
  };
  const page = pageWith({ url, arrivedAt: now, outcome: { kind: 'response', head }, ...changes });
  const content = title === undefined ? {} : { content: contentOf(title) };
  const diagnosis = diagnose(page, { now, online: true, ...content });
  const site = { origin: `https://${host}`, cookieStoreId: 'default', private: false };
  const outage = standing && { ...countingOutage(site, sceneTab, page, now), ...standing };
  return tabAt(host, { shown: { page, diagnosis }, document: undefined, outage });
}

function contentOf(title: string): PageContent {
  return {
    title,
    text: title,
    headings: title,
    mainText: title,
    markup: `<title>${title}</title><h1>${title}</h1>`,
    textLength: title.length,
    refreshes: false,
  };
}

const badGateway = { status: 502, headers: [['Server', 'nginx/1.26.0']], title: '502 Bad Gateway' } as const;
const crash = {
  status: 500,
  headers: [['Server', 'nginx/1.26.0']],
  title: '500 Internal Server Error',
} as const;
const sentForm = { ...crash, status: 503, changes: { method: 'POST', form: true } } as const;

/** A countdown that lasts as long as somebody looks at it, in ms. */
const countdown = 45_000;

const failedForum = (now: number) => failedAt('forum.example', crash, now);
const forumWith = (...clicks: readonly string[]): FixedScene => ({
  state: 'failed',
  tab: failedForum,
  clicks,
});

const oversized = (now: number) =>
  failedAt(
    'museum.example',
    {
      status: 400,
      headers: [['Server', 'nginx/1.26.0']],
      title: '400 Request Header Or Cookie Too Large',
    },
    now,
  );

/** The scenes by the names that they have in the gallery, and what only shows for a moment there. */
export const fixedScenes: Readonly<Record<string, FixedScene>> = {
  inspecting: { state: 'inspecting', tab: () => tabAt('news.example', { tabStatus: undefined }) },
  fine: { state: 'fine', tab: () => tabAt('news.example') },
  'fine-after-trouble': {
    state: 'fine',
    tab: (now) =>
      tabAt('mail.example', {
        recentOutages: { times: 3, last: outageEndedBefore(now) },
      }),
  },
  parts: { state: 'parts-failed', tab: () => tabAt('shop.example', { tabId: partsTab }) },
  'parts-open': {
    state: 'parts-failed',
    tab: () => tabAt('shop.example', { tabId: partsTab }),
    clicks: [section('parts')],
  },
  failed: { state: 'failed', tab: failedForum },
  counting: {
    state: 'counting',
    tab: (now) => failedAt('tickets.example', { ...badGateway, standing: counting(countdown) }, now),
  },
  trying: {
    state: 'trying',
    tab: (now) => failedAt('bank.example', { ...badGateway, standing: trying({ id: sceneTab }) }, now),
  },
  paused: {
    state: 'paused',
    tab: (now) => failedAt('shop.example', { ...badGateway, standing: paused('used') }, now),
  },
  back: {
    state: 'back',
    tab: (now) => ({
      ...failedAt('www.shop.example', { ...badGateway, standing: back({ id: sceneTab }) }, now),
      shown: undefined,
      document: { url: 'https://www.shop.example/', documentId: 'd' },
    }),
  },
  'gave-up': {
    state: 'gave-up',
    tab: (now) => failedAt('status.example', { ...badGateway, standing: gaveUp(8) }, now),
  },
  form: { state: 'form', tab: (now) => failedAt('shop.example', sentForm, now) },
  'form-again': {
    state: 'form',
    tab: (now) => failedAt('shop.example', sentForm, now),
    clicks: ['[data-act=ask-to-send]'],
  },
  'no-response': {
    state: 'no-response',
    tab: (now) =>
      failedAt(
        'bank.example',
        { status: 0, changes: { outcome: { kind: 'error', code: 'net::ERR_CONNECTION_REFUSED' } } },
        now,
      ),
  },
  'bot-check': {
    state: 'bot-check',
    tab: (now) =>
      failedAt(
        'tickets.example',
        {
          status: 403,
          headers: [
            ['Server', 'cloudflare'],
            ['CF-RAY', '8f1e2d3c4b5a6978-FRA'],
            ['cf-mitigated', 'challenge'],
          ],
          title: 'Just a moment...',
        },
        now,
      ),
  },
  'network-proxy': {
    state: 'network-proxy',
    tab: (now) =>
      failedAt(
        'forum.example',
        {
          status: 407,
          headers: [['Proxy-Authenticate', 'Basic realm="Office"']],
          changes: { url: 'http://forum.example/', requestedUrl: 'http://forum.example/' },
        },
        now,
      ),
  },
  'browser-page': {
    state: 'browser-page',
    tab: () => tabAt('news.example', { url: 'about:blank', document: undefined, tabStatus: 'browser-page' }),
  },
  unknown: {
    state: 'unknown',
    tab: () => tabAt('news.example', { document: undefined, tabStatus: 'unknown' }),
  },
  'no-permission': {
    state: 'no-permission',
    tab: () => tabAt(closedHost, { document: undefined, tabStatus: 'no-permission' }),
  },
  'on-click': { state: 'on-click', tab: () => tabAt(closedHost, { tabStatus: 'healthy-on-click' }) },
  'failed-on-click': { state: 'failed', tab: (now) => failedAt(closedHost, badGateway, now) },
  remedy: {
    state: 'failed',
    tab: (now) => failedAt('bank.example', { status: 431, headers: [['Server', 'nginx/1.26.0']] }, now),
  },
  cookies: { state: 'failed', tab: oversized, clicks: ['[data-act=see-cookies]'] },
  'cookies-removed': {
    state: 'fine',
    tab: oversized,
    clicks: ['[data-act=see-cookies]', '[data-act=cookies-remove]'],
    afterwards: () => tabAt('museum.example', { recovered: true }),
  },
  meaning: forumWith(section('meaning')),
  why: forumWith(section('why')),
  checked: forumWith(section('check'), '[data-act=check]'),
  more: forumWith(section('more')),
  owner: forumWith(section('owner')),
  'clear-files': forumWith(section('more'), '[data-act=clear-files]'),
  'clear-data': forumWith(section('more'), '[data-act=clear-site-data]'),
};
