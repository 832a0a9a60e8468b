import { describe, expect, it } from 'vitest';
import { type Api, browserNames } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';
import { answer, useQuietStage } from './watching.ts';

/** Sequences of API calls, each of which must give the same result in the fake and in the real browsers. */
const scripts: Readonly<Record<string, (api: Api, tabId: number, url: string) => Promise<unknown>>> = {
  'storage keeps what JSON can represent, and leaves out what is undefined': async ({ storage }) => {
    await storage.session.set({ a: { list: [1, null], gone: undefined }, b: 'text', absent: undefined });
    const { a, b, absent } = await storage.session.get(null);
    const some = await storage.session.get(['b', 'never set']);
    await storage.session.remove(['a', 'never set']);
    // Read by name: the extension's own worker may store items of its own meanwhile.
    const left = await storage.session.get(['a', 'b', 'absent']);
    await storage.session.remove('b');
    return { a, b, absent, some, left };
  },

  'storage reports each change once, and only if the value changed': async ({ storage }) => {
    const events: unknown[] = [];
    const listener = (changes: object, area: string) => 'a' in changes && events.push({ changes, area });
    storage.onChanged.addListener(listener);
    await storage.session.set({ a: 1 });
    await storage.session.set({ a: 2 });
    await storage.session.remove('a');
    await storage.session.remove('a');
    await new Promise((resolve) => setTimeout(resolve, 200));
    storage.onChanged.removeListener(listener);
    return events;
  },

  'a call about a tab that does not exist is rejected': async (api) => {
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

  'an alarm replaces the previous one of its name, and is cleared once': async ({ alarms }) => {
    const soon = Date.now() + 3_600_000;
    await alarms.create('bell', { when: soon });
    await alarms.create('bell', { when: soon + 60_000 });
    const set = await alarms.get('bell');
    const cleared = [await alarms.clear('bell'), await alarms.clear('bell')];
    return { name: set?.name, moved: set?.scheduledTime === soon + 60_000, cleared };
  },

  'a load reports request, response and commit with their own times, and clears the badge': async (
    api,
    tabId,
    url,
  ) => {
    const events: { what: string; time: number; status?: number; document?: string | undefined }[] = [];
    const filter = { urls: ['http://*/*'], types: ['main_frame' as const] };
    api.webRequest.onSendHeaders.addListener((details) => {
      if (details.tabId === tabId) events.push({ what: 'request', time: details.timeStamp });
    }, filter);
    api.webRequest.onResponseStarted.addListener((details) => {
      if (details.tabId === tabId)
        events.push({ what: 'response', time: details.timeStamp, status: details.statusCode });
    }, filter);
    api.webNavigation.onCommitted.addListener((details) => {
      const document = (details as { documentId?: string }).documentId;
      if (details.tabId === tabId && details.frameId === 0)
        events.push({ what: 'commit', time: details.timeStamp, document });
    });
    await api.action.setBadgeText({ tabId, text: 'old' });
    await api.tabs.reload(tabId);
    for (let tries = 0; events.length < 3 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const frame = await api.webNavigation.getFrame({ tabId, frameId: 0 });
    const [request, response, commit] = events.sort((a, b) => a.time - b.time);
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

describe.each(browserNames)('the fake browser of the unit tests behaves as %s does', (name) => {
  const stage = useQuietStage(name);

  for (const [what, run] of Object.entries(scripts)) {
    it(what, async () => {
      // The page is healthy, so the extension's own worker writes and paints nothing meanwhile.
      const origin = await stage.until(startOrigin(answer(203)));
      const url = `http://shop.example:${origin.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      await stage.browser.evaluate((api) => api.storage.session.clear());
      expect(await inFake(run)).toEqual(await stage.browser.evaluate(run, tab.id, url));
    });
  }
});
