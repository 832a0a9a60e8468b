import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames, type Popup, type Tab } from '../browsers/browser.ts';
import { exampleHosts } from '../browsers/hosts.ts';
import { freePort } from '../gateways/address.ts';
import { type Behavior, failing, healthy, silent } from '../gateways/behaviors.ts';
import { SELF_SIGNED } from '../gateways/certificate.ts';
import { type Origin, type OriginOptions, startOrigin } from '../gateways/origin.ts';
import { type Relay, startRelay } from '../scenes/relay.ts';
import { useStage } from './stage.ts';

const names = ['shop', 'bank', 'tickets'].flatMap((name) => [
  `www.${name}.example`,
  `status.${name}.example`,
]);

/** Answers by the first label of the host and by the path. */
type Answers = (name: string, path: string) => Behavior;

const answering =
  (answers: Answers): Behavior =>
  (request, response) => {
    const [name = ''] = request.headers.host?.split('.') ?? [];
    answers(name, request.url ?? '')(request, response);
  };

const redirect =
  (location: string): Behavior =>
  (_request: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(302, { Location: location }).end();

const cookie: Behavior = (_request, response) =>
  void response
    .writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'seed=1; Path=/; Max-Age=600' })
    .end('<!doctype html><title>Cookie</title>');

interface Found {
  readonly popup: Popup;
  readonly rungs: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
}

describe.each(browserNames)('a check of a site, in %s', (name) => {
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay();
  });
  afterAll(() => relay.stop());
  const stage = useStage(name, {
    hosts: [...exampleHosts, ...names],
    // Read when the browser starts, by which time the relay runs.
    get exampleProxy() {
      return relay;
    },
  });

  async function siteWith(answers: Answers, options: OriginOptions = {}): Promise<Origin> {
    await stage.browser.evaluate((api) => api.storage.sync.set({ general: { retryMode: 'ask' } }));
    return stage.until(startOrigin(answering(answers), options));
  }

  async function visit(url: string): Promise<Tab> {
    const tab = await stage.openTab();
    await tab.visit(url);
    return tab;
  }

  async function openCheck(tab: Tab): Promise<Popup> {
    const popup = await stage.openPopup(tab);
    await popup.evaluate((document) => {
      const section = document.querySelector<HTMLDetailsElement>('[data-section=check]');
      if (section) section.open = true;
    });
    const isReady = () =>
      popup.evaluate((document) => document.querySelector('[data-act=check][aria-disabled=false]') !== null);
    await expect.poll(isReady).toBe(true);
    return popup;
  }

  /** Has the site of a tab checked, and waits until the check says what it found. */
  async function check(tab: Tab, conclusion: string): Promise<Found> {
    const popup = await openCheck(tab);
    await popup.click('[data-act=check]');
    const found = () =>
      popup.evaluate((document) => document.querySelector<HTMLElement>('[data-found]')?.dataset.found);
    await expect.poll(found, { timeout: 20_000 }).toBe(`ladder_found_${conclusion}`);
    const shown = await popup.evaluate((document) => ({
      rungs: Array.from(
        document.querySelectorAll<HTMLElement>('[data-rung]'),
        ({ dataset, className }) => [dataset.rung ?? '', className] as const,
      ),
      actions: Array.from(
        document.querySelectorAll<HTMLElement>(
          '[data-section=check] :is([data-act^=open], [data-act=check-reload])',
        ),
        (element) => `${element.dataset.act} ${element.getAttribute('href') ?? ''}`.trim(),
      ),
    }));
    return { popup, actions: shown.actions, rungs: Object.fromEntries(shown.rungs) };
  }

  /** Returns the requests as `host path`, without the browser's own for an icon, and expects none to carry anything. */
  function requestsAt({ requests }: Origin, from = 0): string[] {
    const sent = requests.slice(from).filter(({ path }) => path !== '/favicon.ico');
    for (const { method, headers } of sent) {
      expect(method).toBe('GET');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('origin');
    }
    expect(sent.length).toBeLessThanOrEqual(8);
    return sent.map(({ headers, path }) => `${headers.host?.replace(/:\d+$/, '')}${path}`);
  }

  it('sends nothing before the click, then finds that the whole site is down', async () => {
    const site = await siteWith((_, path) => (path === '/cookie' ? cookie : failing(502)));
    const tab = await visit(`http://shop.example:${site.port}/cookie`);
    await tab.visit(`http://shop.example:${site.port}/orders/42?token=1`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    expect(site.requests.at(-1)?.headers.cookie ?? site.requests.at(-2)?.headers.cookie).toBe('seed=1');
    const before = site.requests.length;
    const popup = await openCheck(tab);
    expect(await popup.text()).toContain(`shop.example:${site.port}, www.shop.example:${site.port}`);
    await popup.close();
    expect(requestsAt(site, before)).toEqual([]);

    const { rungs, actions } = await check(tab, 'site_down');
    expect(requestsAt(site, before)).toEqual(['shop.example/', 'www.shop.example/', 'status.shop.example/']);
    expect(rungs).toMatchObject({ name: 'fine', answer: 'fine', front: 'broken', page: 'skipped' });
    expect(actions).toEqual([]);
  });

  it('finds that only this page is broken, and offers the front page and the status page', async () => {
    const site = await siteWith((host, path) =>
      host !== 'status' && path === '/orders' ? failing(502) : healthy,
    );
    const tab = await visit(`http://shop.example:${site.port}/orders`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const before = site.requests.length;
    const { rungs, actions } = await check(tab, 'only_page');
    expect(requestsAt(site, before)).toEqual([
      'shop.example/',
      'shop.example/orders',
      'status.shop.example/',
    ]);
    expect(rungs).toEqual({ name: 'fine', answer: 'fine', front: 'fine', page: 'broken', status: 'fine' });
    expect(actions).toEqual([
      `open-front http://shop.example:${site.port}/`,
      `open-status http://status.shop.example:${site.port}/`,
    ]);
  });

  it('finds that the page answers now, and reloads it', async () => {
    const site = await siteWith(() => failing(502));
    const tab = await visit(`http://shop.example:${site.port}/orders`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await site.become(healthy);
    const before = site.requests.length;
    const { popup, actions } = await check(tab, 'answers_now');
    expect(requestsAt(site, before)).toEqual(['shop.example/', 'shop.example/orders']);
    expect(actions).toEqual(['check-reload']);
    await popup.click('[data-act=check-reload]');
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
  });

  it.each([
    ['www.shop.example', 'works_without_www', 'shop.example'],
    ['shop.example', 'works_with_www', 'www.shop.example'],
  ])('of %s finds that it %s', async (host, conclusion, other) => {
    const site = await siteWith((label) => (host.startsWith(`${label}.`) ? failing(503) : healthy));
    const tab = await visit(`http://${host}:${site.port}/orders`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('503');
    const { actions } = await check(tab, conclusion);
    expect(actions[0]).toBe(`open-other http://${other}:${site.port}/`);
  });

  it('finds that the name is missing, that nothing answers, and that the certificate is broken', async () => {
    const missing = await check(await visit('http://gone.invalid/'), 'name_missing');
    expect(missing.rungs).toMatchObject({ name: 'broken', answer: 'skipped', front: 'broken' });
    await missing.popup.close();
    const refused = await check(await visit(`http://shop.example:${await freePort()}/`), 'nothing_answers');
    expect(refused.rungs).toMatchObject({ name: 'fine', answer: 'broken', front: 'broken' });
    await refused.popup.close();
    const site = await siteWith(() => healthy, { tls: SELF_SIGNED });
    await check(await visit(`https://shop.example:${site.port}/`), 'certificate');
    expect(site.requests).toEqual([]);
  });

  it('finds that the secure address fails and the plain one answers', async () => {
    const site = await siteWith(() => healthy);
    relay.routeTo(site);
    const { actions } = await check(await visit('https://bank.example/'), 'plain_answers');
    expect(requestsAt(site)).toEqual(expect.arrayContaining(['bank.examplehttp://bank.example/']));
    expect(actions).toEqual([]);
  });

  it('finds that the network answers instead of the site, and offers the address that it intercepted', async () => {
    const portal = await siteWith(() =>
      redirect('http://10.1.2.3/start?next=http%3A%2F%2Ftickets.example%2F'),
    );
    relay.routeTo(portal);
    const { popup, actions } = await check(await visit('https://tickets.example/'), 'network_login');
    expect(actions).toEqual(['open-login http://tickets.example/']);
    await popup.close();
    const site = await siteWith(() => failing(511));
    const tab = await visit(`http://shop.example:${site.port}/orders`);
    const before = site.requests.length;
    await check(tab, 'network_login');
    expect(requestsAt(site, before)).toEqual(['shop.example/']);
  });

  it('finds that the address leads elsewhere, and does not follow', async () => {
    const site = await siteWith(() => failing(502));
    const tab = await visit(`http://shop.example:${site.port}/`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await site.become(redirect(`http://news.example:${site.port}/`));
    const before = site.requests.length;
    const { popup } = await check(tab, 'elsewhere');
    expect(await popup.text()).toContain(`leads to another site: news.example:${site.port}`);
    expect(requestsAt(site, before)).toEqual(['shop.example/']);
  });

  it('gives up on a site that does not answer within ten seconds', async () => {
    const site = await siteWith(() => healthy);
    const tab = await visit(`http://shop.example:${site.port}/`);
    await site.become(answering((label) => (label === 'shop' ? silent : failing(502))));
    const { rungs } = await check(tab, 'too_slow');
    expect(rungs).toMatchObject({ front: 'broken' });
  }, 40_000);

  it('stops when the popup is closed', async () => {
    const site = await siteWith(() => healthy);
    const tab = await visit(`http://shop.example:${site.port}/`);
    let isClosed = false;
    await site.become(
      (request, response) =>
        void response.on('close', () => {
          isClosed = request.url === '/';
        }),
    );
    const before = site.requests.length;
    const popup = await openCheck(tab);
    await popup.click('[data-act=check]');
    await expect.poll(() => requestsAt(site, before)).toEqual(['shop.example/']);
    expect(isClosed).toBe(false);
    await popup.close();
    await expect.poll(() => isClosed).toBe(true);
    expect(requestsAt(site, before)).toEqual(['shop.example/']);
  });
});
