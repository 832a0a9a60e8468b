import { describe, expect, it } from 'vitest';
import { type BrowserName, browserNames } from '../browsers/browser.ts';
import { freePort } from '../gateways/address.ts';
import { type Behavior, empty, failing, form, healthy, resets } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { shownFailure } from './outage-state.ts';
import { answer, byPath, expectBadge, failedPage, openAt, useQuietStage } from './watching.ts';

interface Row {
  readonly name: string;
  readonly app: Behavior;
  /** Undefined: the browser reports none. */
  readonly status: number | undefined;
  readonly badge: string;
}

const rows: readonly Row[] = [
  { name: 'a 502 with a page', app: failing(502), status: 502, badge: '502' },
  {
    name: 'a 503 of three bytes of plain text',
    app: answer(503, { 'content-type': 'text/plain' }, 'no\n'),
    status: 503,
    badge: '503',
  },
  {
    name: 'a 503 without a type',
    app: (_, response) => response.writeHead(503).end('<p>no'),
    status: 503,
    badge: '503',
  },
  { name: 'a 502 without a body', app: empty(502), status: 502, badge: '502' },
  { name: 'a 500, which is retried when asked', app: failing(500), status: 500, badge: '500' },
  { name: 'a 599, which no standard defines', app: failing(599), status: 599, badge: '599' },
  { name: 'a 998, which is in no class', app: failing(998), status: 998, badge: '998' },
  { name: 'a 501, which is the site’s own answer', app: failing(501), status: 501, badge: '' },
  { name: 'a 404, which is the site’s own answer', app: failing(404), status: 404, badge: '' },
  { name: 'a 404 without a body', app: empty(404), status: 404, badge: '' },
  { name: 'a connection that is reset', app: resets, status: undefined, badge: '!' },
];

const codes: Record<BrowserName, Record<'refused' | 'unknown', string>> = {
  chromium: { refused: 'net::ERR_CONNECTION_REFUSED', unknown: 'net::ERR_NAME_NOT_RESOLVED' },
  firefox: { refused: 'Error code 2152398861', unknown: 'Error code 2152398878' },
};

describe.each(browserNames)('a tab of %s', (name) => {
  const stage = useQuietStage(name);

  for (const { name: what, app, status, badge } of rows) {
    it(`shows ${what}`, async () => {
      const origin = await stage.until(startOrigin(app));
      const url = `http://shop.example:${origin.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      const { page } = await failedPage(stage, tab, status);
      expect(page).toMatchObject({ url, method: 'GET' });
      await expectBadge(stage, tab, badge);
    });
  }

  // Node's own answer to a head that is too large. Firefox commits an empty document first, then its error page.
  it('shows a 431 without a body or its length', async () => {
    const head = 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n';
    const origin = await stage.until(startOrigin((request) => request.socket.end(head)));
    const url = `http://shop.example:${origin.port}/`;
    const tab = await stage.openTab();
    await stage.browser.evaluate((api, id, to) => api.tabs.update(id, { url: to }), tab.id, url);
    const { page } = await failedPage(stage, tab, 431);
    expect(page).toMatchObject({ url, method: 'GET' });
    await expectBadge(stage, tab, '431');
  });

  for (const host of ['shop', 'news']) {
    it(`shows a 503 at ${host}.example after a redirect from shop.example`, async () => {
      const origin = await stage.until(startOrigin(healthy));
      const target = `http://${host}.example:${origin.port}/down`;
      await origin.become(byPath({ '/': answer(302, { location: target }), '/down': failing(503) }));
      const tab = await stage.openTab();
      await tab.visit(`http://shop.example:${origin.port}/`);
      const { page } = await failedPage(stage, tab, 503);
      expect(page).toMatchObject({ url: target, method: 'GET', outcome: { head: { redirected: true } } });
      await expectBadge(stage, tab, '503');
    });
  }

  it('shows the error page that a failing download leaves, in whichever tab the browser opens it', async () => {
    const attachment = answer(503, { 'content-disposition': 'attachment; filename=list.csv' });
    const link = answer(200, {}, '<a href="/file">Get the file</a>');
    const origin = await stage.until(startOrigin(byPath({ '/': link, '/file': attachment })));
    const from = await stage.openTab();
    await from.visit(`http://shop.example:${origin.port}/`);
    await from.page.click('a');
    const failed = await openAt(stage, `http://shop.example:${origin.port}/file`);
    // Firefox opens the error in a new tab, to which no response belongs.
    expect(failed.id === from.id).toBe(name === 'chromium');
    await expectBadge(stage, failed, name === 'chromium' ? '503' : '!');
    expect(await stage.badgeOf(from)).toBe(name === 'chromium' ? '503' : '');
    if (failed.id !== from.id) await stage.browser.evaluate((api, id) => api.tabs.remove(id), failed.id);
  });

  it('shows a refused connection by the browser’s own code', async () => {
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${await freePort()}/`);
    const { page } = await failedPage(stage, tab, undefined);
    expect(page).toMatchObject({ method: 'GET', outcome: { kind: 'error', code: codes[name].refused } });
    await expectBadge(stage, tab, '!');
  });

  it('shows an unknown host by the browser’s own code', async () => {
    const tab = await stage.openTab();
    await tab.visit('http://nobody.invalid/');
    const { page } = await failedPage(stage, tab, undefined);
    expect(page.outcome).toEqual({ kind: 'error', code: codes[name].unknown });
    await expectBadge(stage, tab, '!');
  });

  it('keeps the method of a submitted form', async () => {
    const origin = await stage.until(startOrigin(form(failing(502))));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${origin.port}/`);
    await tab.page.click('button');
    const { page } = await failedPage(stage, tab, 502);
    expect(page.method).toBe('POST');
    await expectBadge(stage, tab, '502');
  });

  it('loses its badge when the page has recovered', async () => {
    const origin = await stage.until(startOrigin(failing(502)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${origin.port}/`);
    await expectBadge(stage, tab, '502');
    await origin.become(healthy);
    await tab.visit(`http://shop.example:${origin.port}/other`);
    await expect.poll(() => shownFailure(stage, tab)).toBeUndefined();
    await expectBadge(stage, tab, '');
  });
});
