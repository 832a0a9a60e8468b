import { clearSite } from '../browser/browsing-data.ts';
import { browserKind } from '../browser/platform.ts';
import { countStored } from '../browser/stored-data.ts';
import { tabOf } from '../browser/tabs.ts';
import { afterDeath, type Clearing, type Stage } from '../clearing/clearing.ts';
import { refusalOf } from '../clearing/refusal.ts';
import { resultsOf } from '../clearing/results.ts';
import { whatGoes } from '../clearing/what-goes.ts';
import type { Answers, CommandResult, Request } from '../messages.ts';
import type { Page } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { DocumentName } from '../navigation/same-document.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { within } from '../within.ts';

// A page that is busy or hangs costs the check, not the clearing.
const longestCount = 2_000;

interface Dependencies {
  readonly memory: SessionStore;
  readonly now: () => number;
  /** The page that a tab shows, failed or well; undefined where it was not seen to come. */
  readonly pageIn: (tabId: number) => Page | undefined;
  /** The document that a tab shows; undefined where it is gone. */
  readonly documentOf: (tabId: number) => Promise<DocumentName | undefined>;
  /** Loads the tab's page again without the cache, if it is still this document. */
  readonly reload: (tabId: number, document: DocumentName) => Promise<CommandResult>;
}

/**
 * Clears what a reader confirmed, at most once for each number: that it begins is written before it does, and
 * a worker that finds it begun does not do it again. It runs beside the queue, for a large cache takes its time.
 */
export function createClearing({ memory, now, pageIn, documentOf, reload }: Dependencies) {
  let last = memory.clearing?.number ?? 0;

  return async (request: Extract<Request, { kind: 'clear' }>): Promise<Answers['clear']> => {
    const { tabId, document, origin, act, number } = request;
    const [tab, shown] = await Promise.all([tabOf(tabId), documentOf(tabId)]);
    const refusal = refusalOf(tab && { ...tab, shown }, request);
    if (!tab || refusal) return refusal ?? 'tab-gone';
    if (number <= last) return 'ran-before';
    last = number;
    const clearing: Omit<Clearing, 'stage'> = { version: 1, number, tabId, origin, act, at: now() };
    const reached = async (stage: Stage) => {
      if (!(await memory.write({ clearing: { ...clearing, stage } })))
        throw new Error('A clearing that cannot be written down is not begun');
    };

    await reached({ name: 'begun' });
    const count = () => within(longestCount, countStored(tabId));
    const before = await count();
    try {
      await clearSite({ origin, cookieStoreId: tab.storeId }, act);
    } catch {
      await reached({ name: 'failed' });
      return 'ran';
    }
    const results = resultsOf(whatGoes[browserKind()][act], before, await count());
    const page = pageIn(tabId);
    const sentForm = page !== undefined && requestKindOf(page) === 'form';
    await reached({ name: 'done', results, reload: sentForm ? 'form' : 'started' });
    // A large cache takes its time, in which the user may have gone on to write something elsewhere.
    const carried = sentForm ? 'done' : await reload(tabId, document);
    if (carried !== 'done')
      await reached({ name: 'done', results, reload: carried === 'moved' ? 'moved' : 'refused' });
    return 'ran';
  };
}

/** Says of the clearing over which the last worker died, if there was one, that its end is not known. */
export async function settleClearing(memory: SessionStore): Promise<void> {
  const clearing = afterDeath(memory.clearing);
  if (clearing && clearing !== memory.clearing) await memory.write({ clearing });
}
