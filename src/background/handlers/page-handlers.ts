import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import type { PageContent } from '../../diagnosis/page-content.ts';
import { type Page, statusOf } from '../../navigation/page.ts';
import { isLedElsewhere, isRequestedAgain, siteOriginOf } from '../../navigation/same-page.ts';
import { keyOf } from '../../outage/outage.ts';
import type { OutageEvent } from '../../outage/step-interface.ts';
import { ruleOf } from '../../settings/settings.ts';
import type { TabRecord } from '../../storage/session-schema.ts';
import type { AppEffect } from '../app-effect.ts';
import type { DiagnosisPass } from '../app-event.ts';
import { type AppState, stateAfter } from '../app-state.ts';
import { type Handlers, type Update, type UpdateContext, unchanged, withIndependent } from '../handler.ts';
import { failingPageIn, type OutageTurn, stepOutages } from '../outage-steps.ts';
import { recentSuccessesAfter } from '../recent-successes.ts';
import { failedDocument, recordWithFailure, recordWithoutFailure } from '../tab-record.ts';
import { openingAfter } from './popup-handlers.ts';

/** Handles what becomes known about the pages that tabs show. */
export const pageHandlers: Handlers<
  'page-shown' | 'page-unreadable' | 'content-read' | 'content-reread' | 'page-diagnosed' | 'success-observed'
> = {
  'page-shown'(state, { tabId, page: arrived }, context) {
    const page = restored(state, tabId, arrived) ?? arrived;
    if (page.outcome.kind === 'unseen' || isShown(state, tabId, page)) return unchanged;
    if (!hasFailed(page)) return pageLoaded(state, tabId, page, context);
    // The response is diagnosed at once, because the content may take long to load.
    const readContent: AppEffect = { kind: 'read-content', tabId, page };
    return { effects: [diagnosis(state, tabId, page, undefined, { name: 'response' }), readContent] };
  },

  // It is not the failed page of the record, which would have been recognized.
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

  // A page may have drawn its own content, or begun to refresh itself, since it was first read. The check of the tab
  // comes last, so that as little as possible can be typed after it.
  'content-reread'(state, { site, tabId, number, page, reading }) {
    const preflight: AppEffect = { kind: 'preflight', site, tabId, number, page };
    const isKnown = page !== undefined && reading !== undefined && isStillShown(state, tabId, page);
    return {
      effects: isKnown
        ? [diagnosis(state, tabId, page, reading.content, { name: 'reread' }), preflight]
        : [preflight],
    };
  },

  'page-diagnosed'(state, { tabId, site, failed, failure, pass }, context) {
    const before = state.tabs.get(tabId);
    const record = recordWithFailure(settled(failed, before, pass), site, before);
    // A page that is never retried has no outage, unless it seemed to be part of one at first.
    const isInOutage = failure.retry !== 'never' || failingPageIn(state, site, tabId) !== undefined;
    const failedNow: OutageTurn[] = isInOutage ? [[site, { kind: 'failed', failure }]] : [];
    const isOtherSite = before && keyOf(before.site) !== keyOf(site);
    const left = isOtherSite ? turnsFor(state, before, { kind: 'tab-left', tabId, how: 'elsewhere' }) : [];
    const update = stepOutages(state, [...left, ...failedNow], context, [[tabId, record]]);
    const isFocused = pass.name === 'content' && pass.focused;
    const opening = isFocused && openingAfter(stateAfter(state, update.changes), tabId, context);
    return opening ? { ...update, effects: [...update.effects, opening] } : update;
  },

  'success-observed'(state, { url }, { now }) {
    const recentSuccesses = recentSuccessesAfter(state.recentSuccesses, url, now);
    return recentSuccesses ? { changes: { recentSuccesses } } : unchanged;
  },
};

/** Returns a failed document that the back/forward cache restored, with the response that it once had. */
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

/** Returns whether a page is still the failed page that the tab shows, whatever else became known about it. */
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
    facts: {
      tabId,
      // Content is read later, but the user saw the page when it arrived.
      seenAt: pass.name === 'response' ? undefined : known?.seenAt,
      hasSiteRule: origin !== undefined && ruleOf(state.settings, origin) !== undefined,
      broughtFile: before?.broughtFile ?? false,
      again: before?.shown !== undefined && isRequestedAgain(before.shown.page, page),
      isOwnLoad: known?.loadSince !== undefined,
    },
  };
}

/** Returns what to store of a page that was diagnosed again: the age of its evidence alone is not worth a write. */
function settled(failed: FailedPage, before: TabRecord | undefined, pass: DiagnosisPass): FailedPage {
  const known = before?.shown;
  return pass.name === 'reread' && known && isAlike(known.diagnosis, failed.diagnosis)
    ? { ...known, usuallyBackWithin: failed.usuallyBackWithin }
    : failed;
}

function isAlike(a: Diagnosis, b: Diagnosis): boolean {
  return (['cause', 'fault', 'generatedBy', 'confidence', 'retry', 'notBefore'] as const).every(
    (name) => a[name] === b[name],
  );
}

function pageLoaded(state: AppState, tabId: number, page: Page, context: UpdateContext): Update {
  const isDue = recentSuccessesAfter(state.recentSuccesses, page.url, context.now) !== undefined;
  const left = failureLeft(state, tabId, page, context);
  return isDue ? withIndependent(left, [{ kind: 'observe-success', tabId, url: page.url }]) : left;
}

/** A page that loaded ends the failure that the tab showed before: by recovering, or because the tab left. */
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

/** "Back" is shown on the page that came back, and not on the one that the user opens next. */
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

/** The tab no longer shows its failed page. */
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

/** Returns the event for the outage that a tab's page takes part in, if it does in any. */
function turnsFor(
  state: AppState,
  record: TabRecord | undefined,
  event: OutageEvent<'recovered' | 'tab-left'>,
): OutageTurn[] {
  return record && failingPageIn(state, record.site, event.tabId) ? [[record.site, event]] : [];
}
