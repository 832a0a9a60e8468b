import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as Puppeteer } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentName } from '../../src/navigation/same-document.ts';
import { browserNames, manifestOf } from '../browsers/browser.ts';
import { documentIn } from '../browsers/command.ts';
import { builds } from '../browsers/launch.ts';
import { expectStopped } from '../e2e/outage-state.ts';
import { useStage } from '../e2e/stage.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { hostileValues } from './hostile.ts';
import { report } from './run.ts';
import { counted } from './sites.ts';

/** Every request that the popup and the settings page may send. */
const requestsFor = (tabId: number, origin: string, document: DocumentName) => [
  { kind: 'command', tabId, document, command: 'try-now' },
  { kind: 'command', tabId, document, command: 'reload-without-cache' },
  { kind: 'command', tabId, document, command: 'send-again' },
  { kind: 'inspect-tab', tabId },
  { kind: 'reload-frame', tabId, document, frameId: 1, frame: document },
  { kind: 'clear', tabId, document, origin, act: 'site-data', number: 99 },
  { kind: 'forget-outages', selection: { of: 'everything' } },
  { kind: 'restore-outages', outages: [] },
];

/** An extension that tries every way to reach another one, and reports the result to a server. */
const otherExtension = {
  manifest_version: 3,
  name: 'Neighbour',
  version: '1',
  host_permissions: ['http://*/*'],
  // Firefox's default policy would make it request the server over TLS.
  content_security_policy: { extension_pages: "script-src 'self'" },
};
const otherExtensionOf = {
  chromium: { background: { service_worker: 'start.js' } },
  firefox: {
    background: { scripts: ['start.js'] },
    browser_specific_settings: { gecko: { id: 'other-extension@gatelight.example' } },
  },
};
const otherExtensionScript = (target: string, messages: readonly unknown[], server: string) => `
  const attempt = (act) => new Promise((resolve) => {
    try { act(resolve); } catch (error) { resolve([null, String(error)]); }
  });
  const send = (message) => attempt((resolve) => {
    chrome.runtime.sendMessage(${JSON.stringify(target)}, message, (answer) => {
      resolve([answer ?? null, chrome.runtime.lastError?.message ?? '']);
    });
  });
  const connect = () => attempt((resolve) => {
    const port = chrome.runtime.connect(${JSON.stringify(target)});
    port.onDisconnect.addListener(() => resolve([null, chrome.runtime.lastError?.message ?? 'closed']));
    port.onMessage.addListener((message) => resolve([message, '']));
    port.postMessage({ kind: 'inspect-tab', tabId: 1 });
  });
  (async () => {
    const answers = [];
    for (const message of ${JSON.stringify(messages)}) answers.push(await send(message));
    answers.push(await connect());
    await fetch('${server}?' + encodeURIComponent(JSON.stringify(answers)));
  })();`;

describe.each(browserNames)('in %s, a forged message', (name) => {
  let puppeteer: Puppeteer;
  const stage = useStage(name, {
    before: async (browser) => {
      puppeteer = browser;
    },
  });
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatelight-other-extension-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /**
   * Opens a failed page that waits for the user, signed in; returns the requests it received and what is
   * stored of it.
   */
  async function victim() {
    await stage.browser.evaluate((api) => api.storage.sync.set({ general: { retryMode: 'ask' } }));
    await stage.browser.evaluate((api) => api.storage.local.set({ history: { version: 1, outages: [] } }));
    const app = await stage.until(startOrigin(failing(502, { 'Set-Cookie': 'sid=1' })));
    const url = `http://shop.example:${app.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    await expectStopped(stage, url, 'only-when-asked');
    const asked = () => app.requests.filter(({ path }) => path === '/').length;
    // Leaves out what changes when the page's content is read a moment later: the tabs' records, the recent sites
    // beside them, and the cause of an outage.
    const kept = () =>
      stage.browser.evaluate(async ({ storage: { session, local } }) => {
        const entries = Object.entries(await session.get(null)).filter(
          ([key]) => !/^(?:tab:|recent-sites$)/.test(key),
        );
        const withoutCause = (key: string, value: unknown) => (key === 'firstFailure' ? undefined : value);
        return JSON.stringify([entries, await local.get(null)], withoutCause);
      });
    return { app, tab, url, origin: new URL(url).origin, asked, kept };
  }

  it('from a script in a web page gets no answer, and has no effect', async () => {
    const { tab, origin, asked, kept } = await victim();
    const before = await kept();
    const messages = requestsFor(tab.id, origin, await documentIn(stage.browser, tab));
    const inPage = await stage.browser.evaluate(
      async (api, tabId, all) => {
        const [found] = await api.scripting.executeScript({
          target: { tabId },
          // Acts as an attacker who controls the process that renders the page.
          func: async (wanted: object[]) => {
            const { runtime } = (globalThis as unknown as { chrome: typeof api }).chrome;
            const answers: unknown[] = [];
            for (const message of wanted)
              answers.push(
                await runtime.sendMessage(message).then(
                  (answer) => answer ?? null,
                  () => null,
                ),
              );
            return answers;
          },
          args: [all],
        });
        return found?.result as unknown[];
      },
      tab.id,
      messages,
    );
    expect(inPage).toEqual(messages.map(() => null));
    expect([asked(), await kept()]).toEqual([1, before]);
    report(
      `messages of a web page, ${name}`,
      await counted(stage, { cases: messages.length, reported: messages.length, extra: asked() - 1 }),
    );
  });

  it('cannot be sent by a web page itself, which has no way to reach the extension or its pages', async () => {
    const app = await stage.until(startOrigin(healthy));
    const found = await stage.browser.evaluate(
      async (api, url, own) => {
        const { id = -1 } = await api.tabs.create({ url });
        const isThere = async () => {
          const tab = await api.tabs.get(id);
          return tab.url === url && tab.status === 'complete';
        };
        while (!(await isThere())) await new Promise((wait) => setTimeout(wait, 50));
        const [ways] = await api.scripting.executeScript({
          target: { tabId: id },
          world: 'MAIN',
          func: async (popup: string) => {
            const { chrome, browser } = globalThis as unknown as Record<
              string,
              { runtime?: object } | undefined
            >;
            const frame = document.createElement('iframe');
            const settled = new Promise((resolve) => {
              frame.onload = frame.onerror = resolve;
              setTimeout(resolve, 1_000);
            });
            frame.src = popup;
            document.body.append(frame);
            await settled;
            const fetched = await fetch(popup).then(
              () => true,
              () => false,
            );
            return { runtime: chrome?.runtime !== undefined || browser !== undefined, fetched };
          },
          args: [`${own}/popup.html`],
        });
        const frames = (await api.webNavigation.getAllFrames({ tabId: id })) ?? [];
        await api.tabs.remove(id);
        const inside = frames.filter((frame) => frame.url.startsWith(own) && !frame.errorOccurred);
        return { ...(ways?.result as object), inside: inside.length };
      },
      `http://shop.example:${app.port}/`,
      stage.browser.origin,
    );
    expect(found).toEqual({ runtime: false, fetched: false, inside: 0 });
  });

  it('from another extension gets no answer, and has no effect', async () => {
    const { app, tab, url, origin, asked, kept } = await victim();
    const before = await kept();
    const messages = [
      ...requestsFor(tab.id, origin, await documentIn(stage.browser, tab)),
      ...hostileValues.slice(1, 16),
    ];
    const target =
      name === 'firefox'
        ? manifestOf(builds[name]).browser_specific_settings?.gecko?.id
        : new URL(stage.browser.origin).host;
    const files = {
      'manifest.json': JSON.stringify({ ...otherExtension, ...otherExtensionOf[name] }),
      'start.js': otherExtensionScript(target ?? '', messages, `${url}answers`),
    };
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
    await puppeteer.installExtension(folder);
    const reportedPath = () => app.requests.find(({ path }) => path.startsWith('/answers?'))?.path;
    await expect.poll(reportedPath, { timeout: 15_000 }).toBeTypeOf('string');
    const answers = JSON.parse(decodeURIComponent(reportedPath()?.split('?')[1] ?? '')) as [
      unknown,
      string,
    ][];
    expect(answers).toHaveLength(messages.length + 1);
    for (const [answer, error] of answers)
      expect([answer, error]).toEqual([null, expect.stringMatching(/./)]);
    expect([asked(), await kept()]).toEqual([1, before]);
    report(
      `messages of another extension, ${name}`,
      await counted(stage, { cases: answers.length, reported: answers.length, extra: asked() - 1 }),
    );
  });

  it('in the name of the popup is rejected if it is malformed, and otherwise does no more than a click', async () => {
    const { app, tab, url, asked, kept } = await victim();
    const before = await kept();
    const document = await documentIn(stage.browser, tab);
    const forged = [
      ...hostileValues,
      ...[
        'command',
        'look',
        'clear',
        'forget-outages',
        'restore-outages',
        'constructor',
        '__proto__',
      ].flatMap((kind) =>
        hostileValues.map((value) => ({
          kind,
          tabId: value,
          document: value,
          command: value,
          act: value,
          origin: value,
          number: value,
          selection: value,
          outages: value,
        })),
      ),
      ...hostileValues.flatMap((value) => [
        { kind: 'command', tabId: tab.id, document, command: value },
        { kind: 'command', tabId: tab.id, document: value, command: 'try-now' },
        {
          kind: 'command',
          tabId: tab.id,
          document: { url, documentId: value ?? 'none' },
          command: 'try-now',
        },
      ]),
      { kind: 'clear', tabId: tab.id, document, origin: 'http://bank.example', act: 'site-data', number: 1 },
      { kind: 'clear', tabId: tab.id, document, origin: new URL(url).origin, act: 'history', number: 1 },
      { kind: 'command', tabId: 2 ** 31 - 1, document, command: 'try-now' },
    ];
    await stage.browser.evaluate(async (api, all) => {
      for (const message of all)
        await Promise.resolve(api.runtime.sendMessage(message)).catch(() => undefined);
    }, forged);
    expect([asked(), await kept()]).toEqual([1, before]);

    // A hundred clicks at once send a site no more requests than it may receive in a minute.
    await stage.browser.evaluate(async (api, tabId) => {
      for (let nth = 0; nth < 100; nth++) {
        const frame = await api.webNavigation.getFrame({ tabId, frameId: 0 });
        const { url, documentId } = frame as { url: string; documentId?: string };
        const document = { url, documentId };
        await api.runtime.sendMessage({ kind: 'command', tabId, document, command: 'try-now' });
      }
    }, tab.id);
    await expect.poll(asked, { timeout: 5_000 }).toBeGreaterThan(1);
    await app.become(healthy);
    await stage.browser.evaluate((api, tabId) => api.tabs.reload(tabId), tab.id);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 10_000 }).toBe('All is well');
    const extra = Math.max(0, asked() - 12);
    report(
      `messages of a forged popup, ${name}`,
      await counted(stage, { cases: forged.length + 100, reported: forged.length + 99, recovered: 1, extra }),
    );
    expect(extra).toBe(0);
  });
});
