import { mayWatch } from '../browser/permissions.ts';
import { shownDocument } from '../browser/shown-document.ts';
import { goBack, reload, type Tab, tabOf } from '../browser/tabs.ts';
import { type Answers, type Request, readRequest, type Seen, type Sight } from '../messages.ts';
import type { Page } from '../navigation/page.ts';
import { originOf } from '../navigation/url.ts';
import { isAttemptedIn } from '../outage/attempt.ts';
import { keyOf } from '../outage/outage.ts';
import { pageOf } from '../outage/page.ts';
import type { Chronicle } from './chronicle.ts';
import { createClearing } from './clear.ts';
import type { Engine } from './engine.ts';
import { loadPage } from './load-page.ts';
import type { Memory } from './memory.ts';
import type { Enqueue } from './queue.ts';
import { readWithin } from './read.ts';
import type { Watcher } from './watcher.ts';

interface Surroundings {
  readonly memory: Memory;
  readonly engine: Engine;
  readonly watcher: Watcher;
  readonly chronicle: Chronicle;
  readonly enqueue: Enqueue;
  readonly now: () => number;
}

type Answer<K extends Request['kind']> = (request: Extract<Request, { kind: K }>) => Promise<Answers[K]>;

/** Answers what pages of the extension ask; undefined for anything that is no well-formed request. */
export function createRequests({ memory, engine, watcher, chronicle, enqueue, now }: Surroundings) {
  const answers: { readonly [K in Request['kind']]: Answer<K> } = {
    command,
    look,
    clear: createClearing(memory, now, reloadWithoutCache),
    'forget-history': () =>
      chronicle.wipe().then(
        () => true,
        () => false,
      ),
  };

  async function command({ tabId, command }: Extract<Request, { kind: 'command' }>): Promise<boolean> {
    const record = memory.tabs.get(tabId);
    const outage = record && memory.outages.get(keyOf(record.site));
    if (command === 'go-back') return goBack(tabId);
    // Not the engine's: it never sends a form. The browser raises its own question before it does.
    if (command === 'send-again') return reload(tabId, false);
    // A page that is no part of an outage is loaded again at its user's word, and nothing is planned for it.
    if (!(outage && pageOf(outage, tabId)) && (command === 'try-now' || command === 'reload-without-cache'))
      return loadOutside(tabId, record?.shown?.page, command === 'reload-without-cache');
    if (record && outage)
      await enqueue(() => engine.handle(record.site, { kind: 'command', tabId, command }));
    return true;
  }

  async function loadOutside(tabId: number, page: Page | undefined, bypassCache: boolean): Promise<boolean> {
    return page
      ? (await loadPage(tabId, page, { bypassCache, asked: true })) === 'sent'
      : reload(tabId, bypassCache);
  }

  /** False where the engine refused it: its minute's budget is spent, or the tab's own load is on its way. */
  async function reloadWithoutCache(tabId: number): Promise<boolean> {
    const taken = await command({ kind: 'command', tabId, command: 'reload-without-cache' });
    const site = memory.tabs.get(tabId)?.site;
    const outage = site && memory.outages.get(keyOf(site));
    return outage && pageOf(outage, tabId) ? isAttemptedIn(outage, tabId) : taken;
  }

  async function look({ tabId }: Extract<Request, { kind: 'look' }>): Promise<Seen> {
    const tab = await tabOf(tabId);
    if (!tab) return { sight: 'unknown' };
    const origin = tab.url === undefined ? undefined : originOf(tab.url);
    // Of its own pages Chrome tells the frame's URL, and not the tab's (measured).
    const address = tab.url ?? (await shownDocument(tabId))?.url;
    if (address !== undefined && !originOf(address)) return { sight: 'browser-page' };
    const [sight, trouble] = await Promise.all([
      sightOf(tab),
      origin && !tab.privateWindow ? chronicle.recentTrouble(origin) : undefined,
    ]);
    return { sight, trouble, shown: memory.tabs.get(tabId)?.shown };
  }

  async function sightOf({ id: tabId, url }: Tab): Promise<Sight> {
    await watcher.lookAt(tabId);
    // What the look told is kept once its turn in the queue has come.
    await enqueue(async () => {});
    if (memory.tabs.get(tabId)?.shown) return 'failed';
    const answered = watcher.pageIn(tabId)?.outcome;
    // No script may look into some pages that are well, such as Firefox's viewer of PDFs.
    if (answered?.kind === 'response' && answered.head.status < 400) return 'well';
    const reading = await readWithin(tabId, url ?? '', undefined);
    const origin = originOf(url ?? '');
    const watched = origin !== undefined && (await mayWatch(origin));
    if (reading?.status) return reading.status >= 400 ? 'failed' : watched ? 'well' : 'well-on-click';
    if ((await shownDocument(tabId))?.errorPage) return 'failed';
    return watched ? 'unknown' : 'no-permission';
  }

  return async (message: unknown): Promise<unknown> => {
    const request = readRequest(message);
    return request && (answers[request.kind] as (of: Request) => Promise<unknown>)(request);
  };
}
