import { type Tab, tabOf } from '../browser/tabs.ts';
import type { PageMarks } from '../diagnosis/marks.ts';
import { type Page, statusOf } from '../navigation/page.ts';
import { originOf } from '../navigation/url.ts';
import type { EventOf } from '../outage/event.ts';
import { keyOf, type Member, type Site } from '../outage/outage.ts';
import type { FailedPage, TabRecord } from '../session.ts';
import { ruleOf, type Settings } from '../settings/settings.ts';
import type { Chronicle } from './chronicle.ts';
import type { Engine, Turn } from './engine.ts';
import { failureOf } from './failure.ts';
import type { Diagnoser } from './late-diagnosis.ts';
import type { Memory } from './memory.ts';
import type { Enqueue } from './queue.ts';
import { readWithin } from './read.ts';
import { failedDocument, recordOfWell, recordShowing } from './tab-record.ts';
import { witnessesAfter } from './witnesses.ts';

interface Surroundings {
  readonly memory: Memory;
  readonly engine: Engine;
  readonly chronicle: Chronicle;
  readonly diagnoser: Diagnoser;
  readonly settings: () => Settings;
  readonly enqueue: Enqueue;
  readonly now: () => number;
  readonly online: () => boolean;
  /** The page that failed in the tab has been read, and has the focus. */
  readonly readInFocus: (tabId: number) => Promise<void>;
}

export interface Pages {
  /** A tab shows another page, or more is known of the one it shows. */
  shown(tabId: number, page: Page): Promise<void>;
  /** The tab shows a page of which nothing can be known; it is not the failed one, or that would be known. */
  lostSightOf(tabId: number, page: Page): Promise<void>;
  closed(tabId: number): Promise<void>;
  replaced(oldId: number, newId: number): Promise<void>;
}

/** Turns the pages that tabs show into what is kept of them and what the engine is told. */
export function createPages({
  memory,
  engine,
  chronicle,
  diagnoser,
  settings,
  enqueue,
  now,
  online,
  readInFocus,
}: Surroundings): Pages {
  async function shown(tabId: number, arrived: Page): Promise<void> {
    const { kind } = arrived.outcome;
    const page = (kind === 'unseen' || kind === 'probed' ? restored(tabId, arrived) : undefined) ?? arrived;
    if (page.outcome.kind === 'unseen' || isShown(tabId, page)) return;
    if (!hasFailed(page)) return well(tabId, page);
    await failed(tabId, await diagnosed(page, undefined), undefined);
    void readMarks(tabId, page);
  }

  /** A failed document that the back/forward cache brought again, with the answer it once had. */
  function restored(tabId: number, { documentId, arrivedAt }: Page): Page | undefined {
    const record = memory.tabs.get(tabId);
    const known = record && failedDocument(record, documentId);
    return known && { ...known.page, arrivedAt };
  }

  /** A look at a document that is known already tells nothing new. */
  function isShown(tabId: number, page: Page): boolean {
    const present = memory.tabs.get(tabId)?.shown?.page;
    return present?.arrivedAt === page.arrivedAt && present.outcome === page.outcome;
  }

  async function readMarks(tabId: number, page: Page): Promise<void> {
    const reading = await readWithin(tabId, page.url, page.documentId);
    if (!reading) return;
    await enqueue(async () => {
      const present = memory.tabs.get(tabId)?.shown?.page;
      if (present?.arrivedAt !== page.arrivedAt || present.documentId !== page.documentId) return;
      await failed(tabId, await diagnosed(page, reading.marks), reading.marks);
      if (reading.focused) await readInFocus(tabId);
    });
  }

  async function diagnosed(page: Page, marks: PageMarks | undefined): Promise<FailedPage> {
    const diagnose = await diagnoser();
    return {
      page,
      diagnosis: diagnose(page, { now: now(), online: online(), witnesses: memory.witnesses, marks }),
    };
  }

  async function failed(tabId: number, failedPage: FailedPage, marks: PageMarks | undefined): Promise<void> {
    const tab = await tabOf(tabId);
    const site = tab && siteOf(failedPage.page, tab);
    if (!tab || !site) return;
    const usual = site.private ? undefined : await chronicle.usuallyBackWithin(site.origin);
    const record = recordShowing({ ...failedPage, usuallyBackWithin: usual }, site, memory.tabs.get(tabId));
    const failure = failureOf(failedPage, {
      tabId,
      marks,
      // Its marks are read later, but the page was seen when it came.
      seenAt: (marks && memberIn(site, tabId)?.seenAt) ?? (tab.active ? now() : (tab.lastAccessed ?? 0)),
      hasSiteRule: ruleOf(settings(), site.origin) !== undefined,
      general: settings().general,
      broughtFile: record.broughtFile ?? false,
    });
    // A page that is never retried is nobody's outage, unless it was taken for one at first.
    const concerned = failure.retry !== 'never' || memberIn(site, tabId);
    const turns: Turn[] = concerned ? [[site, { kind: 'failed', failure }]] : [];
    await engine.handleTogether([...leavingOtherSite(tabId, site), ...turns], [[tabId, record]]);
  }

  async function well(tabId: number, page: Page): Promise<void> {
    const record = memory.tabs.get(tabId);
    const witnesses = witnessesAfter(memory.witnesses, page.url, now());
    if (witnesses && !(await tabOf(tabId))?.privateWindow) await memory.write({ witnesses });
    if (!record?.shown) return;
    const again = page.url === record.shown.page.url || wasRedirected(page);
    await endFailure(record, again ? { kind: 'well', tabId } : { kind: 'left', tabId, how: 'elsewhere' });
  }

  async function lostSightOf(tabId: number, { arrivedAt }: Page): Promise<void> {
    const record = memory.tabs.get(tabId);
    if (record?.shown && record.shown.page.arrivedAt !== arrivedAt)
      await endFailure(record, { kind: 'left', tabId, how: 'elsewhere' });
  }

  /** The tab shows its failed page no longer. */
  async function endFailure(record: TabRecord, event: EventOf<'well' | 'left'>): Promise<void> {
    const { tabId } = event;
    const turns: Turn[] = memberIn(record.site, tabId) ? [[record.site, event]] : [];
    await engine.handleTogether(turns, [[tabId, recordOfWell(record)]]);
  }

  function leavingOtherSite(tabId: number, site: Site): Turn[] {
    const before = memory.tabs.get(tabId)?.site;
    const leaves = before && keyOf(before) !== keyOf(site) && memberIn(before, tabId);
    return leaves ? [[before, { kind: 'left', tabId, how: 'elsewhere' }]] : [];
  }

  function memberIn(site: Site, tabId: number): Member | undefined {
    return memory.outages.get(keyOf(site))?.members.find((member) => member.tabId === tabId);
  }

  async function closed(tabId: number): Promise<void> {
    const record = memory.tabs.get(tabId);
    if (!record) return;
    if (memberIn(record.site, tabId))
      await engine.handle(record.site, { kind: 'left', tabId, how: 'closed' }, [[tabId, undefined]]);
    else await memory.write({ tabs: [[tabId, undefined]] });
  }

  async function replaced(oldId: number, newId: number): Promise<void> {
    const record = memory.tabs.get(oldId);
    if (record)
      await engine.handle(record.site, { kind: 'replaced', tabId: oldId, by: newId }, [
        [oldId, undefined],
        [newId, record],
      ]);
  }

  return { shown, lostSightOf, closed, replaced };
}

function hasFailed(page: Page): boolean {
  return page.outcome.kind === 'error' || (statusOf(page) ?? 0) >= 400;
}

function wasRedirected({ outcome }: Page): boolean {
  return outcome.kind === 'response' && outcome.head.redirected;
}

function siteOf(page: Page, tab: Tab): Site | undefined {
  const origin = originOf(page.url);
  return origin ? { origin, cookieStoreId: tab.storeId, private: tab.privateWindow } : undefined;
}
