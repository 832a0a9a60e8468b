import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browserNames } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { writeProbe } from './probe.ts';

const signatureOfPng = '89504e470d0a1a0a';

describe.each(browserNames)('the launcher of %s', (name) => {
  let browser: Browser;
  let server: Server;
  let probe: Awaited<ReturnType<typeof writeProbe>>;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.statusCode = request.url === '/empty' ? 502 : 200;
      response.end(request.url === '/empty' ? '' : `<!doctype html><title>${request.headers.host}</title>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://shop.example:${(server.address() as AddressInfo).port}`;
    probe = await writeProbe(name);
    browser = await launch(name, { extension: probe.folder, colorScheme: 'dark' });
  });

  afterAll(async () => {
    await browser?.close();
    await probe?.remove();
    server.close();
  });

  it('resolves a name under .example to this machine, in a tab whose id the extension knows', async () => {
    const tab = await browser.newTab(`${url}/`);
    expect(await tab.page.title()).toBe(new URL(url).host);
    const badge = () => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id);
    await expect.poll(badge).toBe('seen');
    await tab.close();
  });

  it('resolves a visit on the page that the browser shows for an empty error', async () => {
    const tab = await browser.newTab(`${url}/empty`);
    const shown = await browser.evaluate(async (api, tabId) => (await api.tabs.get(tabId)).status, tab.id);
    expect(shown).toBe('complete');
    await tab.close();
  });

  it('opens the real popup, reads it, clicks in it as a user and takes a screenshot', async () => {
    const tab = await browser.newTab(`${url}/`);
    const popup = await browser.openPopup(tab);
    expect(await popup.text()).toContain('Not clicked yet');
    expect(await popup.evaluate((document, tag) => document.querySelectorAll(tag).length, 'button')).toBe(1);
    await popup.click('button');
    await expect.poll(() => popup.text()).toContain('Clicked, user activation true');
    const picture = Buffer.from(await popup.screenshot());
    expect(picture.subarray(0, 8).toString('hex')).toBe(signatureOfPng);
    const dark = await popup.evaluate(
      ({ defaultView }) => defaultView?.matchMedia('(prefers-color-scheme: dark)').matches,
    );
    expect(dark).toBe(true);
    await popup.close();
    await tab.close();
  });

  it('clicks only the element it is given, and tries again if another was in the way', async () => {
    const tab = await browser.newTab(`${url}/`);
    const popup = await browser.openPopup(tab);
    await popup.evaluate((document) => document.querySelector('div')?.toggleAttribute('hidden', false));
    await popup.click('button');
    expect(await popup.text()).toContain('Clicked, user activation true');
    expect(await popup.text()).not.toContain('The cover was clicked');
    await expect(popup.click('i')).rejects.toThrow('Nothing at i can be clicked');
    await popup.close();
    await tab.close();
  });

  it('moves through the popup by keyboard alone', async () => {
    const tab = await browser.newTab(`${url}/`);
    const popup = await browser.openPopup(tab);
    const focused = () => popup.evaluate((document) => document.activeElement?.localName);
    await popup.press('Tab');
    await expect.poll(focused).toBe('button');
    // A busy Chromium may lose a key (seen once).
    const afterSpace = async () => {
      await popup.press(' ');
      return popup.text();
    };
    await expect.poll(afterSpace).toContain('Clicked, user activation true');
    await popup.press('Tab');
    await expect.poll(focused).toBe('a');
    await popup.press('Shift+Tab');
    await expect.poll(focused).toBe('button');
    await popup.close();
    await tab.close();
  });

  it('applies the user’s display preferences to an open popup', async () => {
    const tab = await browser.newTab(`${url}/`);
    const popup = await browser.openPopup(tab);
    const read = () =>
      popup.evaluate(({ defaultView }) =>
        ['prefers-color-scheme: light', 'prefers-reduced-motion: reduce', 'forced-colors: active'].map(
          (feature) => defaultView?.matchMedia(`(${feature})`).matches,
        ),
      );
    expect(await read()).toEqual([false, false, false]);
    await browser.appear({ colorScheme: 'light', reducedMotion: true, forcedColors: true });
    await expect.poll(read).toEqual([true, true, true]);
    await browser.appear({ colorScheme: 'dark' });
    await expect.poll(read).toEqual([false, false, false]);
    await popup.close();
    await tab.close();
  });

  it('opens a page of the extension', async () => {
    const page = await browser.openPage('popup.html');
    expect(await page.title()).toBe('Probe');
    await page.close();
  });

  it('stops the background, which the next event starts again', async () => {
    const startedAt = () => browser.evaluate((api) => api.runtime.sendMessage('started at'));
    const before = await startedAt();
    expect(await browser.worker.isRunning()).toBe(true);
    await browser.worker.stop();
    expect(await browser.worker.isRunning()).toBe(false);
    expect(await startedAt()).toBeGreaterThan(before as number);
  });

  it('reports unhandled exceptions and rejections of the background, and nothing before them', async () => {
    expect(await browser.problems()).toEqual([]);
    await browser.evaluate((api) => api.runtime.sendMessage('throw'));
    await expect
      .poll(() => browser.problems())
      .toEqual([
        expect.stringContaining('thrown in the background'),
        expect.stringContaining('rejected in the background'),
      ]);
  });
});
