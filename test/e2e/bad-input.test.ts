import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { outageKey, recentSuccessesKey, tabKey } from '../../src/storage/session-schema.ts';
import { browserNames } from '../browsers/browser.ts';
import { freePort, LOOPBACK } from '../gateways/address.ts';
import { failing, healthy, maintenance } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { expectOver, expectScheduled } from './outage-state.ts';
import { useStage } from './stage.ts';
import { expectBadge, failedPage } from './watching.ts';

const headersOf = (bytes: number) =>
  Object.fromEntries(Array.from({ length: bytes / 8192 }, (_, nth) => [`x-filler-${nth}`, 'f'.repeat(8192)]));

const good = { status: 502, chain: [], cause: 'origin-unusable', retry: 'auto', evidence: [] };
const site = { origin: 'http://shop.example', cookieStoreId: 'default', private: false };
const shown = (outcome: object) => ({
  page: {
    url: 'http://shop.example/',
    requestedUrl: 'http://shop.example/',
    arrivedAt: 1,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    outcome,
  },
  diagnosis: good,
});

/** Records that no version of Gatelight wrote, or that an older or newer one did. */
const foreign: readonly (readonly [what: string, record: unknown])[] = [
  ['nothing', null],
  ['a number', 7],
  ['a text', 'tab'],
  ['a list', [1, 2, 3]],
  ['an older version', { version: 1, site, shown: shown({ kind: 'error', code: 'x' }), earlier: [] }],
  ['a site without an origin', { version: 3, site: {}, earlier: [] }],
  ['a page without a URL', { version: 3, site, shown: { page: {}, diagnosis: good }, earlier: [] }],
  ['a response without a head', { version: 3, site, shown: shown({ kind: 'response' }), earlier: [] }],
  [
    'a head without headers',
    { version: 3, site, shown: shown({ kind: 'response', head: { status: 502 } }), earlier: [] },
  ],
  ['an outcome of a later version', { version: 3, site, shown: shown({ kind: 'quantum' }), earlier: [] }],
  ['earlier pages that are not pages', { version: 3, site, earlier: [0] }],
];

describe.each(browserNames)('with bad input, %s', (name) => {
  const stage = useStage(name);

  it('shows a page with as many headers as the browser accepts, and stores few of them', async () => {
    const retryAfter = { ...headersOf(196_608), 'retry-after': '120' };
    const origin = await stage.until(startOrigin(failing(503, retryAfter)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${origin.port}/`);
    const failed = await failedPage(stage, tab, 503);
    expect(JSON.stringify(failed).length).toBeLessThan(100_000);
    expect(failed.page.outcome).toMatchObject({
      head: { headers: expect.arrayContaining([['x-filler-0', expect.any(String)]]) },
    });
    await expectBadge(stage, tab, '503');
  });

  it('reads the relevant headers after a header of any length', async () => {
    const headers = { 'x-huge': 'h'.repeat(100_000), 'retry-after': '120' };
    const origin = await stage.until(startOrigin(failing(503, headers)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${origin.port}/`);
    const { diagnosis, page } = await failedPage(stage, tab, 503);
    expect(diagnosis.notBefore).toBeGreaterThan(page.arrivedAt + 100_000);
  });

  it('claims nothing based on megabytes of headers that the browser itself rejected', async () => {
    const origin = await stage.until(startOrigin(failing(503, headersOf(4_194_304))));
    const url = `http://shop.example:${origin.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    if (name === 'chromium') {
      const { page } = await failedPage(stage, tab, undefined);
      expect(page.outcome).toEqual({ kind: 'error', code: 'net::ERR_RESPONSE_HEADERS_TOO_BIG' });
      await expectBadge(stage, tab, '!');
    } else {
      // Firefox gives up without an error page (NS_ERROR_FILE_TOO_BIG) and keeps showing the previous page.
      await expectBadge(stage, tab, '');
      expect(await stage.recordOf(tab)).toBeUndefined();
    }
  });

  it.each(['-1', 'soon', '1e9', '99999999999999999999', '', 'Mon, 32 Foo 2026 99:99:99 GMT'])(
    'treats Retry-After: %j as absent',
    async (value) => {
      const origin = await stage.until(startOrigin(maintenance(value)));
      const url = `http://shop.example:${origin.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      const { diagnosis } = await failedPage(stage, tab, 503);
      expect(diagnosis.notBefore).toBeUndefined();
      await expectScheduled(stage, url);
    },
  );

  it('forgets a tab that is closed while its page fails', async () => {
    const tabs: number[] = [];
    const origin = await stage.until(
      startOrigin((request, response) => {
        const close = tabs.map((id) => stage.browser.evaluate((api, tabId) => api.tabs.remove(tabId), id));
        failing(502)(request, response);
        void Promise.allSettled(close);
      }),
    );
    const url = `http://shop.example:${origin.port}/`;
    for (let nth = 0; nth < 5; nth++) {
      const id = await stage.browser.evaluate(async (api) => (await api.tabs.create({})).id ?? -1);
      tabs.splice(0, 1, id);
      await stage.browser.evaluate((api, tabId, to) => api.tabs.update(tabId, { url: to }), id, url);
      const gone = () =>
        stage.browser.evaluate(
          async (api, key, tabId) => {
            const open = (await api.tabs.query({})).some((tab) => tab.id === tabId);
            return !open && !(key in (await api.storage.session.get(null)));
          },
          tabKey(id),
          id,
        );
      await expect.poll(gone, { timeout: 5_000 }).toBe(true);
    }
    await expectOver(stage, url);
  });

  it.each(foreign)('starts with %s where a tab’s record should be', async (_, record) => {
    const origin = await stage.until(startOrigin(healthy));
    const url = `http://shop.example:${origin.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    await stage.browser.evaluate(
      async (api, entries) => {
        await api.storage.session.clear();
        await api.storage.session.set(entries);
      },
      {
        [tabKey(tab.id)]: record,
        [tabKey(987_654_321)]: record,
        [outageKey('http://shop.example default')]: record,
        [recentSuccessesKey]: record,
        scanned: true,
        foreign: record,
      },
    );
    await stage.browser.worker.stop();
    const popup = await stage.browser.openPopup(tab);
    await expect.poll(() => popup.text()).toContain(messages.state_fine.message);
    await popup.close();
    await origin.become(failing(502));
    await tab.visit(url);
    await failedPage(stage, tab, 502);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
  });

  it.each([
    { general: 'auto', siteRules: ['never'], history: 7 },
    { general: { retryMode: 'always', attemptLimit: -5, runLimit: '1 h' }, siteRules: 'never', history: [0] },
    { general: null, siteRules: { 'http://shop.example': { mode: 'never' } }, history: { version: 99 } },
  ])('uses the defaults where the settings are %j', async (settings) => {
    const origin = await stage.until(startOrigin(failing(502)));
    const url = `http://shop.example:${origin.port}/`;
    const { general, ...local } = settings;
    await stage.browser.evaluate(
      (api, sync, rest) =>
        Promise.all([api.storage.sync.set(sync), api.storage.local.set(rest)]).then(() => {}),
      { general },
      local,
    );
    await stage.browser.worker.stop();
    const tab = await stage.openTab();
    await tab.visit(url);
    await failedPage(stage, tab, 502);
    await expectScheduled(stage, url);
    await stage.browser.evaluate((api) =>
      Promise.all([api.storage.sync.clear(), api.storage.local.clear()]).then(() => {}),
    );
  });

  describe('shows a response whose bytes are not UTF-8', () => {
    let server: Server;
    let port: number;
    const head = Buffer.concat([
      Buffer.from('HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nServer: caf'),
      Buffer.from([0xe9, 0xff, 0xfe, 0x80]),
      Buffer.from('\r\nX-Latin: gr'),
      Buffer.from([0xfc, 0xdf, 0x65]),
      Buffer.from('\r\nRetry-After: 120\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno'),
    ]);
    beforeAll(async () => {
      port = await freePort();
      server = createServer((socket) => {
        socket.on('error', () => {});
        socket.once('data', () => socket.end(head));
      });
      await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
    });
    afterAll(() => void server.close());

    it('like any other, with every header as text', async () => {
      const tab = await stage.openTab();
      await tab.visit(`http://shop.example:${port}/`);
      const { page } = await failedPage(stage, tab, 502);
      const headers = page.outcome.kind === 'response' ? page.outcome.head.headers : [];
      expect(headers.map(([header]) => header.toLowerCase())).toContain('server');
      for (const [header, value] of headers)
        expect([typeof header, typeof value]).toEqual(['string', 'string']);
      await expectBadge(stage, tab, '502');
    });
  });
});
