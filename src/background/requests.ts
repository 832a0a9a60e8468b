import { mayWatch } from '../browser/permissions.ts';
import { shownDocument } from '../browser/shown-document.ts';
import { goBack, reload, type Tab, tabOf } from '../browser/tabs.ts';
import {
  type Answers,
  type CommandResult,
  type Request,
  readRequest,
  type Seen,
  type Sight,
} from '../messages.ts';
import type { Page } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import { type DocumentName, isSameDocument } from '../navigation/same-document.ts';
import { originOf } from '../navigation/url.ts';
import { isAttemptLoading, keyOf, type Outage, pageOf } from '../outage/outage.ts';
import type { OutageHistory } from '../storage/history-store.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { createClearing } from './clear.ts';
import { createClickBudget } from './clicks.ts';
import type { Engine } from './engine.ts';
import { type Loaded, loadPage } from './load-page.ts';
import type { Enqueue } from './queue.ts';
import { readWithin } from './read.ts';
import type { Watcher } from './watcher.ts';

interface Surroundings {
  readonly memory: SessionStore;
  readonly engine: Engine;
  readonly watcher: Watcher;
  readonly chronicle: OutageHistory;
  readonly enqueue: Enqueue;
  readonly now: () => number;
}

/** What a tab shows whose first page has not come yet. */
const noDocument: DocumentName = { url: '' };

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;
type Answer<K extends Request['kind']> = (request: RequestOf<K>) => Promise<Answers[K]>;

const resultOfLoad: Readonly<Record<Loaded, CommandResult>> = {
  sent: 'done',
  moved: 'moved',
  gone: 'failed',
};

/** Answers what pages of the extension ask; undefined for anything that is no well-formed request. */
export function createRequests({ memory, engine, watcher, chronicle, enqueue, now }: Surroundings) {
  const clicks = createClickBudget(now);
  const answers: { readonly [K in Request['kind']]: Answer<K> } = {
    command,
    look,
    clear: createClearing({ memory, now, pageIn, documentOf, reload: loadCleared }),
    'forget-history': () =>
      chronicle.wipe().then(
        () => true,
        () => false,
      ),
  };

  async function command({ tabId, document, command }: RequestOf<'command'>): Promise<CommandResult> {
    // A document is not to bear what was meant for the one before it; a stop is for the site, and always heeded.
    if (command !== 'stop' && !(await isShown(tabId, document))) return 'moved';
    if (command === 'go-back') return (await goBack(tabId)) ? 'done' : 'failed';
    // Not the engine's: it never sends a form. The browser raises its own question before it does.
    if (command === 'send-again') return (await reload(tabId, false)) ? 'done' : 'failed';
    const record = memory.tabs.get(tabId);
    const isLoad = command === 'try-now' || command === 'reload-without-cache';
    // A page that is no part of an outage is loaded again at its user's word, and nothing is planned for it.
    if (isLoad && !outageWith(tabId)) return loadOutside(tabId, command === 'reload-without-cache');
    let written = true;
    if (record && memory.outages.has(keyOf(record.site)))
      await enqueue(async () => {
        written = await engine.handle(record.site, { kind: 'command', tabId, command });
      });
    // A session that is full keeps the engine from loading anything, but is no reason to refuse the user.
    if (isLoad && !written) return loadOutside(tabId, command === 'reload-without-cache');
    // The engine refuses where the minute's budget is spent, or the tab's own load is on its way.
    return isLoad && isUntried(tabId) ? 'refused' : 'done';
  }

  async function isShown(tabId: number, document: DocumentName): Promise<boolean> {
    const shown = await documentOf(tabId);
    return shown !== undefined && isSameDocument(document, shown);
  }

  /**
   * Returns the document that a tab shows; undefined where the tab is gone. Where the browser names none (Firefox before
   * 153), a failed page goes by the address that it came with, for it may have given itself another since; its record
   * ends with it.
   */
  async function documentOf(tabId: number): Promise<DocumentName | undefined> {
    const [tab, shown] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
    if (!shown) return tab && noDocument;
    const failed = memory.tabs.get(tabId)?.shown?.page;
    return failed && shown.documentId === undefined ? { url: failed.url } : shown;
  }

  /** The page of a tab, failed or well, as far as it was seen to come. */
  function pageIn(tabId: number): Page | undefined {
    return memory.tabs.get(tabId)?.shown?.page ?? watcher.pageIn(tabId);
  }

  async function loadOutside(tabId: number, bypassCache: boolean): Promise<CommandResult> {
    const page = pageIn(tabId);
    if (page && requestKindOf(page) === 'form') return 'form';
    const address = page?.requestedUrl ?? (await shownDocument(tabId))?.url ?? '';
    if (!clicks.take(originOf(address) ?? address)) return 'too-many';
    const failed = memory.tabs.get(tabId)?.shown?.page;
    // Of a page that is well there is nothing to bring back: it is reloaded as its user would do it.
    if (!failed) return (await reload(tabId, bypassCache)) ? 'done' : 'failed';
    return resultOfLoad[await loadPage(tabId, failed, { bypassCache, asked: true })];
  }

  /** The load after a clearing: nobody has clicked for it just now, so it makes way for one of the user's own. */
  async function loadCleared(tabId: number, document: DocumentName): Promise<CommandResult> {
    const isOnItsWay = (await tabOf(tabId))?.navigating === true;
    if (isOnItsWay && !(outageWith(tabId) && !isUntried(tabId))) return 'moved';
    return command({ kind: 'command', tabId, document, command: 'reload-without-cache' });
  }

  /** The outage that a tab's page has a part in. */
  function outageWith(tabId: number): Outage | undefined {
    const site = memory.tabs.get(tabId)?.site;
    const outage = site && memory.outages.get(keyOf(site));
    return outage && pageOf(outage, tabId) ? outage : undefined;
  }

  /** Whether the tab's page is in an outage that does not try it just now. */
  function isUntried(tabId: number): boolean {
    const outage = outageWith(tabId);
    return outage !== undefined && !isAttemptLoading(outage, tabId);
  }

  async function look({ tabId }: RequestOf<'look'>): Promise<Seen> {
    const [tab, document] = await Promise.all([tabOf(tabId), documentOf(tabId)]);
    if (!tab) return { sight: 'unknown' };
    const origin = tab.url === undefined ? undefined : originOf(tab.url);
    // Of its own pages Chrome tells the frame's URL, and not the tab's (measured).
    const address = tab.url ?? (document?.url || undefined);
    if (address !== undefined && !originOf(address)) return { sight: 'browser-page' };
    const [sight, trouble] = await Promise.all([
      sightOf(tab),
      origin && !tab.privateWindow ? chronicle.recentTrouble(origin) : undefined,
    ]);
    return { sight, document, trouble, shown: memory.tabs.get(tabId)?.shown };
  }

  async function sightOf({ id: tabId, url, loading }: Tab): Promise<Sight> {
    await watcher.lookAt(tabId);
    // What the look told is kept once its turn in the queue has come.
    await enqueue(async () => {});
    if (memory.tabs.get(tabId)?.shown) return 'failed';
    const origin = originOf(url ?? '');
    const watched = origin !== undefined && (await mayWatch(origin));
    const answered = watcher.pageIn(tabId)?.outcome;
    // No script may look into some pages that are well, such as Firefox's viewer of PDFs.
    if (watched && !loading && answered?.kind === 'response' && answered.head.status < 400) return 'well';
    const reading = await readWithin(tabId, url ?? '', undefined);
    if (reading?.status) return reading.status >= 400 ? 'failed' : watched ? 'well' : 'well-on-click';
    if ((await shownDocument(tabId))?.errorPage) return 'failed';
    return watched ? 'unknown' : 'no-permission';
  }

  return async (message: unknown): Promise<unknown> => {
    const request = readRequest(message);
    return request && (answers[request.kind] as (of: Request) => Promise<unknown>)(request);
  };
}
