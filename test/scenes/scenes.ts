import { freePort } from '../gateways/address.ts';
import { type Behavior, failing, form, healthy } from '../gateways/behaviors.ts';
import { startForwardSquid } from '../gateways/products/squid.ts';
import { refusedForCookies } from './cookie-site.ts';
import type { SceneContext, SceneSetup } from './run-scene.ts';

/** A state of the popup, produced by real servers in a real browser. */
export interface Scene extends SceneSetup {
  /** Used in file names. */
  readonly name: string;
  /** A description of what is shown. */
  readonly shows: string;
  /** What is shown changes with the clicks or with time, so the site is set up again before the popup is reopened. */
  readonly changes?: true;
}

/** A 503 response with a text field. */
const failingForm: Behavior = (_request, response) =>
  response
    .writeHead(503, { 'Content-Type': 'text/html' })
    .end('<!doctype html><title>Write to us</title><textarea autofocus></textarea>');

/** A challenge page of Cloudflare's. */
const botCheck: Behavior = (_request, response) =>
  response
    .writeHead(403, {
      'Content-Type': 'text/html',
      Server: 'cloudflare',
      'CF-RAY': '8f1e2d3c4b5a6978-FRA',
      'cf-mitigated': 'challenge',
    })
    .end('<!doctype html><title>Just a moment...</title><p>Checking that you are a person.</p>');

/** A response whose body never ends. */
const unending: Behavior = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).write('<!doctype html><title>News</title>');
};

const appDown = async ({ behindNginx, visit, badge }: SceneContext) => {
  const app = await behindNginx('down');
  await visit();
  await badge('502');
  return app;
};

/** A failed page that has recovered. */
const recovered = async (context: SceneContext) => {
  const app = await appDown(context);
  await app.become(healthy);
  await context.command('try-now');
  await context.badge('OK');
};

const formSent = async ({ behindNginx, visit, tab, badge }: SceneContext) => {
  await behindNginx(form(failing(503)));
  await visit();
  await Promise.all([tab.page.waitForNavigation(), tab.page.click('button')]);
  await badge('503');
};

const healthyPage = async ({ behindNginx, visit }: SceneContext) => {
  await behindNginx(healthy);
  await visit();
};

const stillLoading = async ({ alone, beginLoading }: SceneContext) => {
  await alone(unending);
  await beginLoading();
};

/** A 500 from the app. It is not retried automatically, so nothing changes while the popup is inspected. */
const crash = async ({ behindNginx, visit, badge }: SceneContext) => {
  await behindNginx(failing(500));
  await visit();
  await badge('500');
};

/** A page that fails, of a site that works. */
const onePageFails = async ({ behindNginx, url, visit, badge }: SceneContext) => {
  await behindNginx((request, response) =>
    (request.url === '/orders' ? failing(500) : healthy)(request, response),
  );
  await visit(`${url}orders`);
  await badge('500');
};
/** A page that takes `ms` to arrive, with parts that a gateway could not get. */
const brokenParts =
  (ms: number): Behavior =>
  ({ url = '/', headers: { host = '' } }, response) => {
    const status = { 'api.shop.example': 502, 'pay.example': 503 }[host];
    const type = { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' };
    if (status) return response.writeHead(status, type).end('Bad gateway');
    if (url.endsWith('.png')) return response.writeHead(404, type).end();
    const timer = setTimeout(() => response.writeHead(200, type).end(pageWithParts), ms);
    return response.on('close', () => clearTimeout(timer));
  };

// Its calls are synchronous, so that the load does not end before them.
const pageWithParts = `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<iframe src="http://pay.example/form?session=1"></iframe><img src="/old-photo.png">
<script>
for (const name of ['cart', 'user', 'offers']) {
  const request = new XMLHttpRequest();
  request.open('GET', 'http://api.shop.example/v1/' + name + '?token=s3cret', false);
  request.send();
}
</script>`;

const waiting = { host: 'forum.example', state: 'failed', setUp: crash };
// Used by no other scene, because its cookies stay.
const oversized = { host: 'museum.example', setUp: refusedForCookies };
const seeCookies = '[data-act=see-cookies]';
const section = (name: string) => `[data-section=${name}] > summary`;

export const scenes: readonly Scene[] = [
  {
    name: 'fine',
    shows: 'A page that is fine',
    host: 'news.example',
    state: 'fine',
    setUp: healthyPage,
  },
  {
    name: 'fine-after-trouble',
    shows: 'A page that is fine, of a site that was not',
    host: 'mail.example',
    state: 'fine',
    async setUp(context) {
      await recovered(context);
      await context.visit('about:blank');
      await context.visit();
    },
  },
  {
    name: 'parts',
    shows: 'A page that loaded, but parts of it failed',
    host: 'shop.example',
    state: 'parts-failed',
    async setUp({ alone, visit }) {
      await alone(brokenParts(0));
      await visit();
    },
  },
  {
    name: 'parts-open',
    shows: 'Folded open: the parts of a slow page',
    host: 'shop.example',
    state: 'parts-failed',
    async setUp({ alone, visit }) {
      await alone(brokenParts(2_400));
      await visit();
    },
    clicks: [section('parts')],
  },
  {
    name: 'failed',
    shows: 'A failure that waits for a click',
    host: 'forum.example',
    state: 'failed',
    setUp: crash,
  },
  {
    name: 'counting',
    shows: 'Counting down to the next try',
    host: 'tickets.example',
    state: 'counting',
    setUp: async (context) => void (await appDown(context)),
  },
  {
    name: 'trying',
    shows: 'Trying now',
    host: 'bank.example',
    async setUp(context) {
      const app = await appDown(context);
      await app.become(() => {});
    },
    // Clicked in the popup, because puppeteer cannot activate a tab that is loading.
    clicks: ['[data-act=try-now]'],
    state: 'trying',
  },
  {
    name: 'paused',
    shows: 'Paused, because somebody typed',
    host: 'shop.example',
    state: 'paused',
    async setUp({ behindNginx, visit, tab }) {
      await behindNginx(failingForm);
      await visit();
      await tab.page.type('textarea', 'my long letter');
    },
  },
  {
    name: 'back',
    shows: 'The page is back',
    host: 'www.shop.example',
    state: 'back',
    // The popup says so for only eight seconds (`recoveredShown`).
    changes: true,
    // Where an automatic attempt has brought the page back already, the command loads a page that is fine.
    settings: { retryMode: 'ask' },
    setUp: recovered,
  },
  {
    name: 'gave-up',
    shows: 'Gave up after the last try',
    host: 'status.example',
    state: 'gave-up',
    settings: { attemptLimit: 1 },
    setUp: async (context) => void (await appDown(context)),
  },
  { name: 'form', shows: 'A form was sent', host: 'shop.example', state: 'form', setUp: formSent },
  {
    name: 'form-again',
    shows: 'Asked before a form is sent again',
    host: 'shop.example',
    state: 'form',
    setUp: formSent,
    clicks: ['[data-act=ask-to-send]'],
  },
  {
    name: 'no-response',
    shows: 'No answer at all',
    host: 'bank.example',
    state: 'no-response',
    // Firefox does not reload such a page automatically, so Gatelight would.
    settings: { retryMode: 'ask' },
    async setUp({ url, visit }) {
      await visit(`${url.slice(0, -1)}:${await freePort()}/`);
    },
  },
  {
    name: 'bot-check',
    shows: 'Asked to prove to be a person',
    host: 'tickets.example',
    state: 'bot-check',
    async setUp({ alone, visit }) {
      await alone(botCheck);
      await visit();
    },
  },
  {
    name: 'network-proxy',
    shows: "The proxy of the user's own network refuses",
    host: 'forum.example',
    state: 'network-proxy',
    async setUp({ routeTo, visit }) {
      await routeTo(startForwardSquid({ access: 'http_access deny all' }));
      await visit();
    },
  },
  {
    name: 'browser-page',
    shows: 'A page of the browser itself',
    host: 'news.example',
    state: 'browser-page',
    async setUp({ browser, visit }) {
      await visit({ chromium: 'chrome://version/', firefox: 'about:blank' }[browser.name]);
    },
  },
  {
    name: 'unknown',
    shows: 'Nothing seen yet: the page is still loading',
    host: 'news.example',
    state: 'unknown',
    setUp: stillLoading,
  },
  {
    name: 'no-permission',
    shows: 'No permission here',
    host: 'news.example',
    state: 'no-permission',
    access: [],
    setUp: stillLoading,
  },
  {
    name: 'on-click',
    shows: 'No permission but on a click; the page is fine',
    host: 'news.example',
    state: 'on-click',
    access: [],
    setUp: healthyPage,
  },
  {
    name: 'failed-on-click',
    shows: 'No permission but on a click; the page failed',
    // Used by no other scene, because the popup counts a site's attempts for 15 minutes.
    host: 'library.example',
    state: 'failed',
    access: [],
    async setUp({ behindNginx, visit }) {
      await behindNginx('down');
      await visit();
    },
  },
  {
    name: 'remedy',
    shows: 'Too many cookies: seeing them is offered first',
    host: 'bank.example',
    state: 'failed',
    async setUp({ behindNginx, visit }) {
      await behindNginx(failing(431));
      await visit();
    },
  },
  {
    name: 'cookies',
    shows: 'Too many cookies: which of them to remove',
    ...oversized,
    state: 'failed',
    clicks: [seeCookies],
  },
  {
    name: 'cookies-removed',
    shows: 'Too many cookies: removed, and the page is back',
    ...oversized,
    changes: true,
    // Whether the user is still signed in.
    last: '[data-cookies=back] p:nth-child(3)',
    state: 'fine',
    clicks: [seeCookies, '[data-act=cookies-remove]'],
  },
  { name: 'meaning', shows: 'Folded open: what the code means', ...waiting, clicks: [section('meaning')] },
  { name: 'why', shows: 'Folded open: why we think so', ...waiting, clicks: [section('why')] },
  {
    name: 'checked',
    shows: 'Folded open: a check found that only this page is broken',
    host: 'forum.example',
    state: 'failed',
    setUp: onePageFails,
    clicks: [section('check'), '[data-act=check]'],
  },
  { name: 'more', shows: 'Folded open: more actions', ...waiting, clicks: [section('more')] },
  { name: 'owner', shows: "Folded open: the owner's part", ...waiting, clicks: [section('owner')] },
  {
    name: 'clear-files',
    shows: 'Asked before files are cleared',
    ...waiting,
    clicks: [section('more'), '[data-act=clear-files]'],
  },
  {
    name: 'clear-data',
    shows: 'Asked before cookies and data are cleared',
    ...waiting,
    clicks: [section('more'), '[data-act=clear-site-data]'],
  },
];
