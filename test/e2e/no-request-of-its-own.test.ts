import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { type LoggingProxy, startLoggingProxy } from '../browsers/logging-proxy.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { attemptsAt, expectScheduled } from './outage-state.ts';
import { useStage } from './stage.ts';

// Requests that browsers make to their vendors, with or without an extension; no switch disables all of them.
const makers =
  /^(?:https?:\/\/)?[\w.-]+\.(?:google\.com|googleapis\.com|gvt1\.com|mozilla\.(?:com|org|net))[:/]/;

describe.each(browserNames)('every request that %s makes while Gatelight is used', (name) => {
  let proxy: LoggingProxy;
  beforeAll(async () => {
    proxy = await startLoggingProxy();
  });
  afterAll(() => proxy.stop());
  const stage = useStage(name, {
    // Read when the browser starts, by which time the proxy runs.
    get proxy() {
      return proxy.port;
    },
  });

  it('is what the user opened, or was counted as an attempt', async () => {
    const app = await stage.until(startOrigin(failing(502)));
    const shop = `http://shop.example:${app.port}/`;
    const tab = await stage.openTab();
    await tab.visit(shop);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');

    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain('shop.example');
    await popup.click('[data-act=try-now]');
    await expect.poll(() => attemptsAt(stage, shop)).toBe(1);
    await expectScheduled(stage, shop);
    await stage.browser.worker.stop();
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 25_000 }).toBe('All is well');
    const attempts = await attemptsAt(stage, shop);
    expect(attempts).toBeGreaterThan(1);
    await popup.close();

    const news = `http://news.example:${app.port}/`;
    await tab.visit(news);
    await (await stage.openPopup(tab)).close();
    // Whatever the popup requests, it requests before this.
    await tab.visit(`${news}last`);

    expect(asked()).toEqual([
      `GET ${shop}`,
      ...Array.from({ length: attempts }, () => `GET ${shop}`),
      `GET ${news}`,
      `GET ${news}last`,
    ]);
  });

  it('is, for a check of a site, one that the check lists, and none before the click', async () => {
    const app = await stage.until(startOrigin(failing(500)));
    const shop = `http://shop.example:${app.port}`;
    const tab = await stage.openTab();
    await tab.visit(`${shop}/orders`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('500');
    const before = asked().length;

    const popup = await stage.openPopup(tab);
    await popup.evaluate((document) => {
      const section = document.querySelector<HTMLDetailsElement>('[data-section=check]');
      if (section) section.open = true;
    });
    await expect.poll(() => popup.text()).toContain(`shop.example:${app.port}, www.shop.example`);
    // Whatever the popup requests by then, it requests without the click.
    await tab.page.evaluate('fetch("/from-the-page")');
    expect(asked().slice(before)).toEqual([`GET ${shop}/from-the-page`]);

    await popup.click('[data-act=check]');
    const listed = () =>
      popup.evaluate((document) =>
        Array.from(document.querySelectorAll('tbody [scope=row]'), ({ textContent }) => `GET ${textContent}`),
      );
    await expect.poll(listed).not.toEqual([]);
    const site = (name: string) => `GET http://${name}.example:${app.port}/`;
    const requests = [site('shop'), `${site('shop')}orders`, site('www.shop'), site('status.shop')];
    expect(await listed()).toEqual(requests);
    expect(asked().slice(before + 1)).toEqual(requests);
    await popup.evaluate(() => localStorage.clear());
  });

  /** The requests so far, without those that the browser makes for its vendor. */
  function asked(): string[] {
    return proxy.asked.filter(({ url }) => !makers.test(url)).map(({ method, url }) => `${method} ${url}`);
  }
});
