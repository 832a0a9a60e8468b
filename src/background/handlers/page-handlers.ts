import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import type { PageContent } from '../../diagnosis/page-content.ts';
import { withWorkingSite } from '../../diagnosis/recent-sites.ts';
import { type Page, statusOf } from '../../navigation/page.ts';
import { isLedElsewhere, isRequestedAgain, siteOriginOf } from '../../navigation/same-page.ts';
import { keyOf } from '../../outage/outage.ts';
import type { OutageEvent } from '../../outage/step-interface.ts';
import { ruleOf } from '../../settings/settings.ts';
import type { TabRecord } from '../../storage/session-schema.ts';
import type { AppEffect } from '../app-effect.ts';
import type { DiagnosisPass } from '../app-event.ts';
import { type AppState, type Changes, stateAfter } from '../app-state.ts';
import { type Handlers, type Update, type UpdateContext, unchanged, withIndependent } from '../handler.ts';
import { failingPageIn, type OutageTurn, stepOutages } from '../outage-steps.ts';
import { isFromBeyond, recentSuccessesAfter } from '../recent-successes.ts';
import { failedDocument, recordWithFailure, recordWithoutFailure } from '../tab-record.ts';
import { openingAfter } from './popup-handlers.ts';

/** Handles new information about the pages that tabs show. */
export const pageHandlers: Handlers<
  'page-shown' | 'page-unreadable' | 'content-read' | 'content-reread' | 'page-diagnosed' | 'success-observed'
> = {
  'page-shown'(state, { tabId, page: arrived }, context) {
    const page = restored(state, tabId, arrived) ?? arrived;
    if (page.outcome.kind === 'unseen' || isShown(state, tabId, page)) return unchanged;
    if (!hasFailed(page)) return pageLoaded(state, tabId, page, context);
    // Diagnoses the response immediately, because the content may take long to load.
    const readContent: AppEffect = { kind: 'read-content', tabId, page };
    return { effects: [diagnosis(state, tabId, page, undefined, { name: 'response' }), readContent] };
  },

  // It is not the failed page of the record: that one would have been recognized.
  'page-unreadable'(state, { tabId, page }, context) {
    const record = state.tabs.get(tabId);
    return record?.shown && record.shown.page.arrivedAt !== page.arrivedAt
      ? failureEnded(state, record, { kind: 'tab-left', tabId, how: 'elsewhere' }, context)
      : unchanged;
  },

  'content-read'(state, { tabId, page, reading: { content, focused } }) {
    const pass: DiagnosisPass = { name: 'content', focused };
    return isStillShown(state, tabId, page)
      ? { effects: [diagnosis(state, tabId, page, content, pass)] }
      : unchanged;
  },

  // The page may have rendered more content, or started to refresh itself, since it was first read. The tab is checked
  // last, to leave the user as little time as possible to type after the check.
  'content-reread'(state, { site, tabId, number, page, reading }) {
    const preflight: AppEffect = { kind: 'preflight', site, tabId, number, page };
    const isKnown = page !== undefined && reading !== undefined && isStillShown(state, tabId, page);
    return {
      effects: isKnown
        ? [diagnosis(state, tabId, page, reading.content, { name: 'reread' }), preflight]
        : [preflight],
    };
  },

  'page-diagnosed'(state, { tabId, site, failed, failure, recentSites, pass }, context) {
    const before = state.tabs.get(tabId);
    const record = recordWithFailure(settled(failed, before, pass), site, before);
    // A page that is never retried has no outage, unless an earlier diagnosis made it part of one.
    const isInOutage = failure.retry !== 'never' || failingPageIn(state, site, tabId) !== undefined;
    const failedNow: OutageTurn[] = isInOutage ? [[site, { kind: 'failed', failure }]] : [];
    const isOtherSite = before && keyOf(before.site) !== keyOf(site);
    const left = isOtherSite ? turnsFor(state, before, { kind: 'tab-left', tabId, how: 'elsewhere' }) : [];
    const stepped = stepOutages(state, [...left, ...failedNow], context, [[tabId, record]]);
    const update = { ...stepped, changes: { ...stepped.changes, recentSites } };
    const isFocused = pass.name === 'content' && pass.focused;
    const opening = isFocused && openingAfter(stateAfter(state, update.changes), tabId, context);
    return opening ? { ...update, effects: [...update.effects, opening] } : update;
  },

  'success-observed': (state, { url, edge }, { now }) => ({ changes: successChanges(state, url, edge, now) }),
};

/**
 * Returns the failed page that the back/forward cache restored, with its original response; undefined if it is not one.
 */
function restored(
  state: AppState,
  tabId: number,
  { outcome, documentId, arrivedAt }: Page,
): Page | undefined {
  if (outcome.kind !== 'unseen' && outcome.kind !== 'probed') return undefined;
  const record = state.tabs.get(tabId);
  const known = record && failedDocument(record, documentId);
  return known && { ...known.page, arrivedAt, loadedBy: 'unknown', reload: false };
}

/** Returns whether the tab's record already says what is known about a page. */
function isShown(state: AppState, tabId: number, page: Page): boolean {
  const present = state.tabs.get(tabId)?.shown?.page;
  return present?.arrivedAt === page.arrivedAt && present.outcome === page.outcome;
}

/** Returns whether the tab still shows this failed page, even if more is known about it by now. */
function isStillShown(state: AppState, tabId: number, page: Page): boolean {
  const present = state.tabs.get(tabId)?.shown?.page;
  return present?.arrivedAt === page.arrivedAt && present.documentId === page.documentId;
}

function hasFailed(page: Page): boolean {
  return page.outcome.kind === 'error' || (statusOf(page) ?? 0) >= 400;
}

/** Returns the effect that diagnoses a page. */
function diagnosis(
  state: AppState,
  tabId: number,
  page: Page,
  content: PageContent | undefined,
  pass: DiagnosisPass,
): AppEffect {
  const before = state.tabs.get(tabId);
  const origin = siteOriginOf(page);
  const known = before && failingPageIn(state, before.site, tabId);
  return {
    kind: 'diagnose',
    tabId,
    page,
    content,
    pass,
    recentSuccesses: state.recentSuccesses,
    recentSites: state.recentSites,
    facts: {
      tabId,
      // The content is read later, but the user saw the page when it arrived.
      seenAt: pass.name === 'response' ? undefined : known?.seenAt,
      hasSiteRule: origin !== undefined && ruleOf(state.settings, origin) !== undefined,
      broughtFile: before?.broughtFile ?? false,
      again: before?.shown !== undefined && isRequestedAgain(before.shown.page, page),
      isOwnLoad: known?.loadSince !== undefined,
    },
  };
}

/**
 * Returns what to store for a page that was diagnosed again: the previous diagnosis if only the evidence's age has
 * changed, which is not worth a write.
 */
function settled(failed: FailedPage, before: TabRecord | undefined, pass: DiagnosisPass): FailedPage {
  const known = before?.shown;
  return pass.name === 'reread' && known && isAlike(known.diagnosis, failed.diagnosis)
    ? { ...failed, page: known.page, diagnosis: known.diagnosis }
    : failed;
}

function isAlike(a: Diagnosis, b: Diagnosis): boolean {
  return (['cause', 'fault', 'generatedBy', 'confidence', 'retry', 'notBefore'] as const).every(
    (name) => JSON.stringify(a[name]) === JSON.stringify(b[name]),
  );
}

function pageLoaded(state: AppState, tabId: number, page: Page, context: UpdateContext): Update {
  const left = failureLeft(state, tabId, page, context);
  // What decides most often and costs least comes first: this runs for each healthy page.
  if (!isFromBeyond(page)) return left;
  const { url, outcome } = page;
  const edge = outcome.kind === 'response' ? outcome.head.edge : undefined;
  const { recentSuccesses, recentSites } = successChanges(state, url, edge, context.now);
  const isNews = (recentSuccesses ?? recentSites) !== undefined;
  return isNews ? withIndependent(left, [{ kind: 'observe-success', tabId, url, edge }]) : left;
}

/** Returns what changes with a page that loaded: what is stored once a minute, and the memory of the recent sites. */
function successChanges(
  state: AppState,
  url: string,
  edge: string | undefined,
  now: number,
): Pick<Changes, 'recentSuccesses' | 'recentSites'> {
  return {
    recentSuccesses: recentSuccessesAfter(state.recentSuccesses, url, now),
    recentSites: withWorkingSite(state.recentSites, url, edge, now),
  };
}

/** Ends the failure that the tab showed before: its page recovered, or the tab left it. */
function failureLeft(state: AppState, tabId: number, page: Page, context: UpdateContext): Update {
  const record = state.tabs.get(tabId);
  if (!record) return unchanged;
  if (!record.shown) return recoveredPageLeft(state, tabId, record, page, context);
  const { page: failed } = record.shown;
  return isRequestedAgain(failed, page)
    ? failureEnded(
        state,
        record,
        { kind: 'recovered', tabId, elsewhere: isLedElsewhere(failed, page) },
        context,
        page.arrivedAt,
      )
    : failureEnded(state, record, { kind: 'tab-left', tabId, how: 'elsewhere' }, context);
}

/** Removes "back" from the tab when the user opens another page after the recovered one. */
function recoveredPageLeft(
  state: AppState,
  tabId: number,
  record: TabRecord,
  { arrivedAt }: Page,
  context: UpdateContext,
): Update {
  if (record.recoveredAt === undefined || record.recoveredAt === arrivedAt) return unchanged;
  const left: OutageTurn = [record.site, { kind: 'tab-left', tabId, how: 'elsewhere' }];
  return stepOutages(state, [left], context, [[tabId, { ...record, recoveredAt: undefined }]]);
}

/** Updates the tab's record and outage once the tab no longer shows its failed page. */
function failureEnded(
  state: AppState,
  record: TabRecord,
  event: OutageEvent<'recovered' | 'tab-left'>,
  context: UpdateContext,
  recoveredAt?: number,
): Update {
  return stepOutages(state, turnsFor(state, record, event), context, [
    [event.tabId, recordWithoutFailure(record, recoveredAt)],
  ]);
}

/** Returns the event for the outage that the tab's page belongs to; empty if it belongs to none. */
function turnsFor(
  state: AppState,
  record: TabRecord | undefined,
  event: OutageEvent<'recovered' | 'tab-left'>,
): OutageTurn[] {
  return record && failingPageIn(state, record.site, event.tabId) ? [[record.site, event]] : [];
}
