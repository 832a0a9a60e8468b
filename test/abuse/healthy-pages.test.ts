import { describe, expect, it } from 'vitest';
import { pageReading } from '../../src/browser/scripting.ts';
import { type Api, browserNames } from '../browsers/browser.ts';
import { useStage } from '../e2e/stage.ts';
import { expectStays } from '../e2e/stays.ts';
import { byPath } from '../e2e/watching.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';

const send =
  (type: string, body: string | Buffer): Behavior =>
  (_request, response) =>
    response.writeHead(200, { 'Content-Type': type }).end(body);

/** One empty page. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** One white pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** A tenth of a second of silence. */
const wav = Buffer.concat([
  Buffer.from(
    'RIFF\x44\x03\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x20\x03\0\0',
    'latin1',
  ),
  Buffer.alloc(800, 128),
]);

// Long enough for a reader view, and full of what error pages say.
const article = `<!doctype html><title>502 Bad Gateway</title><nav>Service and maintenance</nav><article><h1>502 Bad Gateway,
  explained</h1>${'<p>The gateway got no usable answer: 503 Service Unavailable, nginx, too many requests, a private letter.</p>'.repeat(30)}</article>`;

/** Healthy documents of every kind that a browser displays itself. */
const documents: Readonly<Record<string, Behavior>> = {
  '/article': send('text/html', article),
  '/empty': send('text/html', ''),
  '/text': send('text/plain', '502 Bad Gateway'),
  '/json': send('application/json', '{"error":"502 Bad Gateway"}'),
  '/xml': send('application/xml', '<?xml version="1.0"?><error>502 Bad Gateway</error>'),
  '/svg': send('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">502</text></svg>'),
  '/png': send('image/png', png),
  '/wav': send('audio/wav', wav),
  // The player says that it cannot play it.
  '/video': send('video/mp4', Buffer.alloc(64)),
  '/pdf': send('application/pdf', pdf),
};

describe.each(browserNames)('healthy pages, in %s,', (name) => {
  const stage = useStage(name);

  /** Opens a tab through the extension, for URLs that a driver cannot navigate to. */
  const open = async (url: string) => {
    const id = await stage.browser.evaluate(
      async (api: Api, address) => (await api.tabs.create({ url: address })).id ?? -1,
      url,
    );
    const status = () => stage.browser.evaluate(async (api, tabId) => (await api.tabs.get(tabId)).status, id);
    await expect.poll(status, { timeout: 15_000 }).toBe('complete');
    return id;
  };
  const badges = (ids: readonly number[]) =>
    stage.browser.evaluate(
      (api, tabIds) => Promise.all(tabIds.map((tabId) => api.action.getBadgeText({ tabId }))),
      ids,
    );
  const bringToFront = (id: number) =>
    stage.browser.evaluate(async (api, tabId) => void (await api.tabs.update(tabId, { active: true })), id);

  it('have no badge, neither when they load nor when a worker that never saw them finds them', async () => {
    const app = await stage.until(startOrigin(byPath(documents)));
    const site = `http://shop.example:${app.port}`;
    const own = ['about:blank', `${stage.browser.origin}/options.html`];
    const privileged = name === 'chromium' ? ['chrome://version/', `view-source:${site}/article`] : [];
    const addresses = [...Object.keys(documents).map((path) => site + path), ...own, ...privileged];
    const ids: number[] = [];
    for (const address of addresses) ids.push(await open(address));
    const discarded = await open(`${site}/article?discarded`);
    await bringToFront(ids[0] ?? -1);
    // In Chrome it continues under another id.
    const discard = (api: Api, tabId: number) =>
      api.tabs.discard(tabId).then((tab) => (tab as { id?: number } | undefined)?.id);
    ids.push((await stage.browser.evaluate(discard, discarded)) ?? discarded);
    if (name === 'firefox') {
      const articleTab = await open(`${site}/article?reader`);
      await expect
        .poll(() =>
          stage.browser.evaluate(async (api, tabId) => (await api.tabs.get(tabId)).isArticle, articleTab),
        )
        .toBe(true);
      await stage.browser.evaluate(
        (api, tabId) => api.tabs.toggleReaderMode(tabId).then(() => null),
        articleTab,
      );
      ids.push(articleTab);
    }
    const none = ids.map(() => '');
    await expectStays(() => badges(ids), none, 1_500);

    await stage.browser.worker.stop();
    for (const id of ids) await bringToFront(id);
    await expectStays(() => badges(ids), none, 1_500);
  });

  it('are not reported as failed in the popup, not even a PDF', async () => {
    const app = await stage.until(startOrigin(byPath(documents)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${app.port}/pdf`);
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text(), { timeout: 10_000 }).not.toMatch(/Checking this page/);
    expect(await popup.text()).not.toMatch(/could not be shown|Something went wrong/);
  });

  it('are read no further than their status', async () => {
    const app = await stage.until(
      startOrigin(
        byPath({
          '/well': send('text/html', article),
          '/broken': (_request, response) =>
            response.writeHead(503, { 'Content-Type': 'text/html' }).end(article),
        }),
      ),
    );
    const tab = await stage.openTab();
    const reading = async (path: string) => {
      await tab.visit(`http://shop.example:${app.port}${path}`);
      // The very script that the background runs in pages.
      const run = new Function(
        'api',
        'tabId',
        `return api.scripting.executeScript({ target: { tabId }, func: ${pageReading} }).then(JSON.stringify)`,
      ) as (api: Api, tabId: number) => Promise<string>;
      return stage.browser.evaluate(run, tab.id);
    };
    expect(await reading('/well')).not.toMatch(/letter|Gateway|nginx/);
    expect(await reading('/broken')).toMatch(/a private letter/);
  });
});

// Firefox has no way to crash a tab that leaves its driver alive.
describe('a tab of chromium that crashes', () => {
  const stage = useStage('chromium');

  it('has no badge, neither when it crashes nor when a new worker finds it', async () => {
    const app = await stage.until(startOrigin(byPath(documents)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${app.port}/article`);
    const session = await tab.page.createCDPSession();
    const crashed = new Promise((resolve) => session.once('Inspector.targetCrashed', resolve));
    await session.send('Inspector.enable');
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await expectStays(() => stage.badgeOf(tab), '', 1_000);
    await stage.browser.worker.stop();
    await (await stage.openTab()).visit(`http://shop.example:${app.port}/text`);
    await stage.browser.evaluate(
      async (api, tabId) => void (await api.tabs.update(tabId, { active: true })),
      tab.id,
    );
    await expectStays(() => stage.badgeOf(tab), '', 1_500);
  });
});
