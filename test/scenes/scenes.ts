import { freePort } from '../gateways/address.ts';
import { type Behaviour, failing, form, healthy } from '../gateways/behaviours.ts';
import { startForwardSquid } from '../gateways/products/squid.ts';
import type { Script, Theatre } from './theatre.ts';

/** A state of the popup, brought about for real. */
export interface Scene extends Script {
  /** Fit for a file's name. */
  readonly name: string;
  /** What the picture shows, for a person. */
  readonly shows: string;
}

/** A page with a field to type in, answered with 503. */
const failingForm: Behaviour = (_request, response) =>
  response
    .writeHead(503, { 'Content-Type': 'text/html' })
    .end('<!doctype html><title>Write to us</title><textarea autofocus></textarea>');

/** As Cloudflare asks a visitor to prove to be a person. */
const botCheck: Behaviour = (_request, response) =>
  response
    .writeHead(403, {
      'Content-Type': 'text/html',
      Server: 'cloudflare',
      'CF-RAY': '8f1e2d3c4b5a6978-FRA',
      'cf-mitigated': 'challenge',
    })
    .end('<!doctype html><title>Just a moment...</title><p>Checking that you are a person.</p>');

/** The head and the start of a page that never ends. */
const unending: Behaviour = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).write('<!doctype html><title>News</title>');
};

const appDown = async ({ behindNginx, visit, badge }: Theatre) => {
  const app = await behindNginx('down', 60);
  await visit();
  await badge('502');
  return app;
};

/** A failed page that has come back. */
const recovered = async (theatre: Theatre) => {
  const app = await appDown(theatre);
  await app.become(healthy);
  await theatre.command('try-now');
  await theatre.badge('OK');
};

const formSent = async ({ behindNginx, visit, tab, badge }: Theatre) => {
  await behindNginx(form(failing(503)));
  await visit();
  await Promise.all([tab.page.waitForNavigation(), tab.page.click('button')]);
  await badge('503');
};

const wellPage = async ({ behindNginx, visit }: Theatre) => {
  await behindNginx(healthy);
  await visit();
};

const stillLoading = async ({ alone, beginLoading }: Theatre) => {
  await alone(unending);
  await beginLoading();
};

/** The app's own 500, which waits for its reader: nothing moves while it is looked at. */
const crash = async ({ behindNginx, visit, badge }: Theatre) => {
  await behindNginx(failing(500));
  await visit();
  await badge('500');
};

const waiting = { host: 'forum.example', state: 'failed', play: crash };
const fold = (name: string) => `[data-section=${name}] > summary`;

export const scenes: readonly Scene[] = [
  {
    name: 'fine',
    shows: 'A page that is fine',
    host: 'news.example',
    state: 'fine',
    play: wellPage,
  },
  {
    name: 'fine-after-trouble',
    shows: 'A page that is fine, of a site that was not',
    host: 'mail.example',
    state: 'fine',
    async play(theatre) {
      await recovered(theatre);
      await theatre.visit('about:blank');
      await theatre.visit();
    },
  },
  {
    name: 'failed',
    shows: 'A failure that waits for a click',
    host: 'forum.example',
    state: 'failed',
    play: crash,
  },
  {
    name: 'counting',
    shows: 'Counting down to the next try',
    host: 'tickets.example',
    state: 'counting',
    play: async (theatre) => void (await appDown(theatre)),
  },
  {
    name: 'trying',
    shows: 'Trying now',
    host: 'bank.example',
    async play(theatre) {
      const app = await appDown(theatre);
      await app.become(() => {});
    },
    // Not before the popup is open: puppeteer brings no tab to the front that is loading.
    clicks: ['[data-act=try-now]'],
    state: 'trying',
  },
  {
    name: 'paused',
    shows: 'Paused, because somebody typed',
    host: 'shop.example',
    state: 'paused',
    async play({ behindNginx, visit, tab }) {
      await behindNginx(failingForm);
      await visit();
      await tab.page.type('textarea', 'my long letter');
    },
  },
  { name: 'back', shows: 'The page is back', host: 'www.shop.example', state: 'back', play: recovered },
  {
    name: 'gave-up',
    shows: 'Gave up after the last try',
    host: 'status.example',
    state: 'gave-up',
    settings: { attemptLimit: 1 },
    play: async (theatre) => void (await appDown(theatre)),
  },
  { name: 'form', shows: 'A form was sent', host: 'shop.example', state: 'form', play: formSent },
  {
    name: 'form-again',
    shows: 'Asked before a form is sent again',
    host: 'shop.example',
    state: 'form',
    play: formSent,
    clicks: ['[data-act=ask-to-send]'],
  },
  {
    name: 'no-response',
    shows: 'No answer at all',
    host: 'bank.example',
    state: 'no-response',
    // Firefox does not try again by itself, so Gatelight would.
    settings: { retryMode: 'ask' },
    async play({ url, visit }) {
      await visit(`${url.slice(0, -1)}:${await freePort()}/`);
    },
  },
  {
    name: 'bot-check',
    shows: 'Asked to prove to be a person',
    host: 'tickets.example',
    state: 'bot-check',
    async play({ alone, visit }) {
      await alone(botCheck);
      await visit();
    },
  },
  {
    name: 'network-proxy',
    shows: "The proxy of the visitor's own network says no",
    host: 'forum.example',
    state: 'network-proxy',
    async play({ lead, visit }) {
      await lead(startForwardSquid({ access: 'http_access deny all' }));
      await visit();
    },
  },
  {
    name: 'browser-page',
    shows: 'A page of the browser itself',
    host: 'news.example',
    state: 'browser-page',
    async play({ browser, visit }) {
      await visit({ chromium: 'chrome://version/', firefox: 'about:blank' }[browser.name]);
    },
  },
  {
    name: 'unknown',
    shows: 'Nothing seen yet: the page is still loading',
    host: 'news.example',
    state: 'unknown',
    play: stillLoading,
  },
  {
    name: 'no-permission',
    shows: 'No permission here',
    host: 'news.example',
    state: 'no-permission',
    access: [],
    play: stillLoading,
  },
  {
    name: 'on-click',
    shows: 'No permission but on a click; the page is fine',
    host: 'news.example',
    state: 'on-click',
    access: [],
    play: wellPage,
  },
  {
    name: 'failed-on-click',
    shows: 'No permission but on a click; the page failed',
    // No other scene's: what was tried there would be told here for 15 minutes.
    host: 'library.example',
    state: 'failed',
    access: [],
    async play({ behindNginx, visit }) {
      await behindNginx('down');
      await visit();
    },
  },
  {
    name: 'cure',
    shows: 'Too many cookies: clearing is offered first',
    host: 'bank.example',
    state: 'failed',
    async play({ behindNginx, visit }) {
      await behindNginx(failing(431));
      await visit();
    },
  },
  { name: 'why', shows: 'Folded open: why we think so', ...waiting, clicks: [fold('why')] },
  { name: 'more', shows: 'Folded open: more actions', ...waiting, clicks: [fold('more')] },
  { name: 'owner', shows: "Folded open: the owner's part", ...waiting, clicks: [fold('owner')] },
  {
    name: 'clear-files',
    shows: 'Asked before files are cleared',
    ...waiting,
    clicks: [fold('more'), '[data-act=clear-files]'],
  },
  {
    name: 'clear-data',
    shows: 'Asked before cookies and data are cleared',
    ...waiting,
    clicks: [fold('more'), '[data-act=clear-site-data]'],
  },
];
