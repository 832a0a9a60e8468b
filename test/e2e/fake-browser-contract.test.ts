import { describe, expect, it } from 'vitest';
import { type Api, browserNames } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';
import { answer, useQuietStage } from './watching.ts';

/** Scripts of API calls; each must come to the same in the fake as in the real browsers. */
const scripts: Readonly<Record<string, (api: Api, tabId: number, url: string) => Promise<unknown>>> = {
  'storage keeps what JSON can carry, and leaves out what is undefined': async ({ storage }) => {
    await storage.session.set({ a: { list: [1, null], gone: undefined }, b: 'text', absent: undefined });
    const { a, b, absent } = await storage.session.get(null);
    const some = await storage.session.get(['b', 'never set']);
    await storage.session.remove(['a', 'never set']);
    // By name: the extension's own worker may keep something of its own there meanwhile.
    const left = await storage.session.get(['a', 'b', 'absent']);
    await storage.session.remove('b');
    return { a, b, absent, some, left };
  },

  'storage tells each change once, and only where something changed': async ({ storage }) => {
    const told: unknown[] = [];
    const listener = (changes: object, area: string) => 'a' in changes && told.push({ changes, area });
    storage.onChanged.addListener(listener);
    await storage.session.set({ a: 1 });
    await storage.session.set({ a: 2 });
    await storage.session.remove('a');
    await storage.session.remove('a');
    await new Promise((resolve) => setTimeout(resolve, 200));
    storage.onChanged.removeListener(listener);
    return told;
  },

  'a call about a tab that is not there is refused': async (api) => {
    const nobody = 999_999_999;
    const calls = {
      get: () => api.tabs.get(nobody),
      reload: () => api.tabs.reload(nobody),
      goBack: () => api.tabs.goBack(nobody),
      badge: () => api.action.setBadgeText({ tabId: nobody, text: 'x' }),
      title: () => api.action.setTitle({ tabId: nobody, title: 'x' }),
      script: () => api.scripting.executeScript({ target: { tabId: nobody }, func: () => 1 }),
    };
    const ends = Object.entries(calls).map(async ([name, run]) => [
      name,
      await run().then(
        () => 'done',
        () => 'refused',
      ),
    ]);
    const frame = await api.webNavigation.getFrame({ tabId: nobody, frameId: 0 }).catch(() => null);
    return { ends: await Promise.all(ends), frame };
  },

  'an alarm of a name replaces the one before, and is cleared once': async ({ alarms }) => {
    const soon = Date.now() + 3_600_000;
    await alarms.create('bell', { when: soon });
    await alarms.create('bell', { when: soon + 60_000 });
    const set = await alarms.get('bell');
    const cleared = [await alarms.clear('bell'), await alarms.clear('bell')];
    return { name: set?.name, moved: set?.scheduledTime === soon + 60_000, cleared };
  },

  'a load tells request, response and commit by their own times, and wipes the badge': async (
    api,
    tabId,
    url,
  ) => {
    const told: { what: string; time: number; status?: number; document?: string | undefined }[] = [];
    const filter = { urls: ['http://*/*'], types: ['main_frame' as const] };
    api.webRequest.onSendHeaders.addListener((details) => {
      if (details.tabId === tabId) told.push({ what: 'request', time: details.timeStamp });
    }, filter);
    api.webRequest.onResponseStarted.addListener((details) => {
      if (details.tabId === tabId)
        told.push({ what: 'response', time: details.timeStamp, status: details.statusCode });
    }, filter);
    api.webNavigation.onCommitted.addListener((details) => {
      const document = (details as { documentId?: string }).documentId;
      if (details.tabId === tabId && details.frameId === 0)
        told.push({ what: 'commit', time: details.timeStamp, document });
    });
    await api.action.setBadgeText({ tabId, text: 'old' });
    await api.tabs.reload(tabId);
    for (let tries = 0; told.length < 3 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const frame = await api.webNavigation.getFrame({ tabId, frameId: 0 });
    const [request, response, commit] = told.sort((a, b) => a.time - b.time);
    return {
      order: [request?.what, response?.what, commit?.what],
      status: response?.status,
      url: frame?.url === url,
      sameDocument: (frame as { documentId?: string } | null)?.documentId === commit?.document,
      badge: await api.action.getBadgeText({ tabId }),
    };
  },
};

async function inFake(run: (typeof scripts)[string]): Promise<unknown> {
  const fake = createFakeBrowser(() => ({ status: 203 }));
  const url = 'http://shop.example/';
  const { id } = await fake.openTab(url);
  return run(fake.api as unknown as Api, id, url);
}

describe.each(browserNames)('the fake browser of the unit tests does as %s does', (name) => {
  const stage = useQuietStage(name);

  for (const [what, run] of Object.entries(scripts)) {
    it(what, async () => {
      // A good page, so that the extension's own worker writes and paints nothing meanwhile.
      const origin = await stage.until(startOrigin(answer(203)));
      const url = `http://shop.example:${origin.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      await stage.browser.evaluate((api) => api.storage.session.clear());
      expect(await inFake(run)).toEqual(await stage.browser.evaluate(run, tab.id, url));
    });
  }
});
