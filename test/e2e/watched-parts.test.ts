import { describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { freePort } from '../gateways/address.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useBlocker } from './blocker.ts';
import { partsSite, useWatchingStage, watchParts } from './parts-site.ts';
import { expectStays } from './stays.ts';

describe.each(browserNames)('while parts of pages are watched, in %s', (name) => {
  const stage = useWatchingStage(name);
  useBlocker(stage);

  async function visit(query: string, tab?: Tab) {
    const app = await stage.until(startOrigin(partsSite));
    const shown = tab ?? (await stage.openTab());
    await shown.visit(`http://shop.example:${app.port}/?${query}`);
    await expect.poll(() => stage.pageTitle(shown), { timeout: 10_000 }).toBe('Loaded');
    return { app, tab: shown };
  }

  it('a page with one failing call among many has the badge 1, until the next navigation', async () => {
    const calls = Array.from({ length: 8 }, (_, nth) => `call=/status/200?${nth}`).join('&');
    const { tab } = await visit(`${calls}&call=/status/502&${calls}`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('1');
    expect(await stage.titleOf(tab)).toBe('Gatelight: the page loaded, but parts of it failed (1)');
    expect(await stage.recordOf(tab)).toBeUndefined();
    await visit('call=/status/200', tab);
    expect(await stage.badgeOf(tab)).toBe('');
    expect(await stage.titleOf(tab)).toBe('Gatelight');
  });

  it('every failed part counts once: calls, frames and lost connections', async () => {
    const refused = `http://shop.example:${await freePort()}/api`;
    const parts = [
      'call=/status/502?first',
      'call=/status/502?second',
      'call=/status/503',
      'frame=/status/501',
      'frame=/status/501',
      'call=/reset',
      `call=${encodeURIComponent(refused)}`,
    ];
    const { tab } = await visit(parts.join('&'));
    await expect.poll(() => stage.badgeOf(tab)).toBe('6');
  });

  it('a call that succeeds when the page makes it again no longer counts', async () => {
    const { app, tab } = await visit('call=/status/200');
    await app.become(failing(502));
    const call = () => tab.page.evaluate('fetch("/api").then(({ status }) => status)');
    expect(await call()).toBe(502);
    await expect.poll(() => stage.badgeOf(tab)).toBe('1');
    await app.become(healthy);
    expect(await call()).toBe(200);
    await expect.poll(() => stage.badgeOf(tab)).toBe('');
  });

  it('a page has no badge for what is healthy, blocked, aborted, missing or refused by the page', async () => {
    const parts = [
      ...['200', '204', '400', '401', '404', '429'].map((status) => `call=/status/${status}`),
      'call=/to/ok',
      'abort=/silent',
      'call=/blocked',
      'call=http://nobody.invalid/',
      'frame=/status/200',
      'frame=/status/404',
      'frame=/blocked',
      'frame=/status/204',
      'call=data:,',
    ];
    const { tab } = await visit(parts.join('&'));
    await expectStays(() => stage.badgeOf(tab), '', 500);
    expect(await stage.titleOf(tab)).toBe('Gatelight');
  });

  it('a page that failed itself shows its own status', async () => {
    const app = await stage.until(
      startOrigin((request, response) => {
        if (request.url === '/api') return void response.writeHead(502).end();
        response.writeHead(404, { 'Content-Type': 'text/html' });
        response.end(
          '<title>Gone</title><script>fetch("/api").then(() => { document.title = "Loaded"; })</script>',
        );
      }),
    );
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${app.port}/`);
    await expect.poll(() => stage.pageTitle(tab)).toBe('Loaded');
    await expectStays(() => stage.badgeOf(tab), '', 500);
  });

  it('a part that fails starts a background that was stopped, and counts', async () => {
    const { tab } = await visit('call=/status/200');
    // Firefox remembers only the listeners of a start.
    await stage.browser.worker.stop();
    await visit('call=/status/200', tab);
    await stage.browser.worker.stop();
    expect(await stage.browser.worker.isRunning()).toBe(false);
    await tab.page.evaluate('fetch("/status/502").then(({ status }) => status)');
    await expect.poll(() => stage.badgeOf(tab)).toBe('1');
  });

  it('and once they are no longer watched, a badge goes, and no call starts the background', async () => {
    const { tab } = await visit('call=/status/502');
    await expect.poll(() => stage.badgeOf(tab)).toBe('1');
    await watchParts(stage, false);
    await expect.poll(() => stage.badgeOf(tab)).toBe('');
    // Firefox starts its event page once more for what the last start listened to.
    await stage.browser.worker.stop();
    await visit('call=/status/502', tab);
    await stage.browser.worker.stop();
    await tab.page.evaluate('fetch("/status/502").then(({ status }) => status)');
    await expectStays(() => stage.browser.worker.isRunning(), false, 1_000);
    expect(await stage.badgeOf(tab)).toBe('');
    await watchParts(stage, true);
  });
});
