import { mayWatch } from '../browser/permissions.ts';
import { browserKind } from '../browser/platform.ts';
import { type PageReading, readPageNow } from '../browser/scripting.ts';
import { type Tab, tabOf } from '../browser/tabs.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { PageContent } from '../diagnosis/page-content.ts';
import { type Page, statusOf } from '../navigation/page.ts';
import { isLedElsewhere, isRequestedAgain, siteOriginOf } from '../navigation/same-page.ts';
import { type FailingPage, keyOf, pageOf, type Site } from '../outage/outage.ts';
import type { OutageEvent } from '../outage/step-interface.ts';
import { ruleOf, type Settings } from '../settings/settings.ts';
import type { OutageHistory } from '../storage/history-store.ts';
import type { TabRecord } from '../storage/session-schema.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { within } from '../within.ts';
import type { Engine, Turn } from './engine.ts';
import type { Diagnoser } from './late-diagnosis.ts';
import type { Enqueue } from './queue.ts';
import { readWithin } from './read.ts';
import { failedDocument, recordOfWell, recordShowing } from './tab-record.ts';
import { recentSuccessesAfter } from './witnesses.ts';

// Part of the check before an attempt.
const longestReadingAgain = 500;

interface Surroundings {
  readonly memory: SessionStore;
  readonly engine: Engine;
  readonly chronicle: OutageHistory;
  readonly diagnoser: Diagnoser;
  readonly settings: () => Settings;
  readonly enqueue: Enqueue;
  readonly now: () => number;
  readonly online: () => boolean;
  /** It is known what page the tab shows; what is kept of the tab follows. */
  readonly identified: (tabId: number, arrivedAt: number) => void;
  /** The page that failed in the tab has been read, and has the focus. */
  readonly readInFocus: (tabId: number) => Promise<void>;
}

export interface Pages {
  /** A tab shows another page, or more is known of the one it shows. */
  shown(tabId: number, page: Page): Promise<void>;
  /** The tab shows a page of which nothing can be known; it is not the failed one, or that would be known. */
  lostSightOf(tabId: number, page: Page): Promise<void>;
  /** Reads the content of a failed page once more, and tells its outage what that changes. */
  readAgain(tabId: number, page: Page): Promise<void>;
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
  identified,
  readInFocus,
}: Surroundings): Pages {
  async function shown(tabId: number, arrived: Page): Promise<void> {
    const { kind } = arrived.outcome;
    const page = (kind === 'unseen' || kind === 'probed' ? restored(tabId, arrived) : undefined) ?? arrived;
    if (page.outcome.kind === 'unseen') return;
    identified(tabId, page.arrivedAt);
    if (isShown(tabId, page)) return;
    if (!hasFailed(page)) return well(tabId, page);
    await failed(tabId, await diagnosed(page, undefined), undefined);
    void read(tabId, page);
  }

  /** A failed document that the back/forward cache brought again, with the answer it once had. */
  function restored(tabId: number, { documentId, arrivedAt }: Page): Page | undefined {
    const record = memory.tabs.get(tabId);
    const known = record && failedDocument(record, documentId);
    return known && { ...known.page, arrivedAt, loadedBy: 'unknown', reload: false };
  }

  /** A look at a document that is known already tells nothing new. */
  function isShown(tabId: number, page: Page): boolean {
    const present = memory.tabs.get(tabId)?.shown?.page;
    return present?.arrivedAt === page.arrivedAt && present.outcome === page.outcome;
  }

  async function read(tabId: number, page: Page): Promise<void> {
    const reading = await readWithin(tabId, page.url, page.documentId);
    await learn(tabId, page, reading, false);
    if (reading?.focused) await enqueue(() => readInFocus(tabId));
  }

  async function readAgain(tabId: number, page: Page): Promise<void> {
    const reading = await within(longestReadingAgain, readPageNow(tabId, page.documentId));
    await learn(tabId, page, reading, true);
  }

  /** `isAgain`: the page's content was read before. */
  async function learn(
    tabId: number,
    page: Page,
    reading: PageReading | undefined,
    isAgain: boolean,
  ): Promise<void> {
    if (!reading) return;
    await enqueue(async () => {
      const present = memory.tabs.get(tabId)?.shown;
      if (present?.page.arrivedAt !== page.arrivedAt || present.page.documentId !== page.documentId) return;
      const fresh = await diagnosed(page, reading.content);
      // The age of its evidence alone is not worth a write.
      const isKnown = isAgain && isAlike(present.diagnosis, fresh.diagnosis);
      await failed(tabId, isKnown ? present : fresh, reading.content);
    });
  }

  async function diagnosed(page: Page, content: PageContent | undefined): Promise<FailedPage> {
    const { diagnose } = await diagnoser();
    const { recentSuccesses } = memory;
    return { page, diagnosis: diagnose(page, { now: now(), online: online(), recentSuccesses, content }) };
  }

  /**
   * The source of a page is a document of its own. In Chrome its tab tells no address, though its frame tells the page's;
   * in Firefox the frame tells, and a tab may lack the address for a moment after each commit (both measured).
   */
  async function failed(
    tabId: number,
    failedPage: FailedPage,
    content: PageContent | undefined,
  ): Promise<void> {
    const tab = await tabOf(tabId);
    const site = tab && siteOf(failedPage.page, tab);
    if (!tab || !site) return;
    if (browserKind() === 'chrome' && tab.url === undefined && (await mayWatch(site.origin))) return;
    const before = memory.tabs.get(tabId);
    const usual = site.private ? undefined : await chronicle.usuallyBackWithin(site.origin);
    const record = recordShowing({ ...failedPage, usuallyBackWithin: usual }, site, before);
    const { failureOf } = await diagnoser();
    const isOwnLoad = before !== undefined && pageIn(before.site, tabId)?.loadSince !== undefined;
    const failure = failureOf(failedPage, {
      tabId,
      content,
      // Its content are read later, but the page was seen when it came.
      seenAt: (content && pageIn(site, tabId)?.seenAt) ?? (tab.active ? now() : (tab.lastAccessed ?? 0)),
      hasSiteRule: ruleOf(settings(), site.origin) !== undefined,
      broughtFile: record.broughtFile ?? false,
      isOwnLoad,
      again: before?.shown !== undefined && isRequestedAgain(before.shown.page, failedPage.page),
    });
    // A page that is never retried is nobody's outage, unless it was taken for one at first.
    const concerned = failure.retry !== 'never' || pageIn(site, tabId);
    const turns: Turn[] = concerned ? [[site, { kind: 'failed', failure }]] : [];
    await engine.handleTogether([...leavingOtherSite(tabId, site), ...turns], [[tabId, record]]);
  }

  async function well(tabId: number, page: Page): Promise<void> {
    const record = memory.tabs.get(tabId);
    const recentSuccesses = recentSuccessesAfter(memory.recentSuccesses, page.url, now());
    // A tab that is gone may have been a private one.
    const tab = recentSuccesses && (await tabOf(tabId));
    if (tab && !tab.privateWindow) await memory.write({ recentSuccesses });
    if (!record) return;
    if (record.shown === undefined) return leftRecovered(tabId, record, page);
    const { page: failed } = record.shown;
    if (!isRequestedAgain(failed, page))
      return endFailure(record, { kind: 'tab-left', tabId, how: 'elsewhere' });
    await endFailure(
      record,
      { kind: 'recovered', tabId, elsewhere: isLedElsewhere(failed, page) },
      page.arrivedAt,
    );
  }

  /** "Back" is shown on the page that came back, and not on the one that the user goes to next. */
  async function leftRecovered(tabId: number, record: TabRecord, { arrivedAt }: Page): Promise<void> {
    if (record.recoveredAt === undefined || record.recoveredAt === arrivedAt) return;
    const left: TabRecord = { ...record, recoveredAt: undefined };
    await engine.handle(record.site, { kind: 'tab-left', tabId, how: 'elsewhere' }, [[tabId, left]]);
  }

  async function lostSightOf(tabId: number, { arrivedAt }: Page): Promise<void> {
    identified(tabId, arrivedAt);
    const record = memory.tabs.get(tabId);
    if (record?.shown && record.shown.page.arrivedAt !== arrivedAt)
      await endFailure(record, { kind: 'tab-left', tabId, how: 'elsewhere' });
  }

  /** The tab shows its failed page no longer. */
  async function endFailure(
    record: TabRecord,
    event: OutageEvent<'recovered' | 'tab-left'>,
    recoveredAt?: number,
  ): Promise<void> {
    const { tabId } = event;
    const turns: Turn[] = pageIn(record.site, tabId) ? [[record.site, event]] : [];
    await engine.handleTogether(turns, [[tabId, recordOfWell(record, recoveredAt)]]);
  }

  function leavingOtherSite(tabId: number, site: Site): Turn[] {
    const before = memory.tabs.get(tabId)?.site;
    const leaves = before && keyOf(before) !== keyOf(site) && pageIn(before, tabId);
    return leaves ? [[before, { kind: 'tab-left', tabId, how: 'elsewhere' }]] : [];
  }

  function pageIn(site: Site, tabId: number): FailingPage | undefined {
    const outage = memory.outages.get(keyOf(site));
    return outage && pageOf(outage, tabId);
  }

  async function closed(tabId: number): Promise<void> {
    const record = memory.tabs.get(tabId);
    if (!record) return;
    await engine.handle(record.site, { kind: 'tab-left', tabId, how: 'closed' }, [[tabId, undefined]]);
  }

  async function replaced(oldId: number, newId: number): Promise<void> {
    const record = memory.tabs.get(oldId);
    if (record)
      await engine.handle(record.site, { kind: 'tab-replaced', tabId: oldId, by: newId }, [
        [oldId, undefined],
        [newId, record],
      ]);
  }

  return { shown, lostSightOf, readAgain, closed, replaced };
}

function isAlike(a: Diagnosis, b: Diagnosis): boolean {
  return (['cause', 'fault', 'generatedBy', 'confidence', 'retry', 'notBefore'] as const).every(
    (name) => a[name] === b[name],
  );
}

function hasFailed(page: Page): boolean {
  return page.outcome.kind === 'error' || (statusOf(page) ?? 0) >= 400;
}

function siteOf(page: Page, tab: Tab): Site | undefined {
  const origin = siteOriginOf(page);
  return origin ? { origin, cookieStoreId: tab.storeId, private: tab.privateWindow } : undefined;
}
