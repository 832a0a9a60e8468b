import type { Page } from '../../src/navigation/page.ts';
import { requestKindOf } from '../../src/navigation/request-kind.ts';
import type { FailingPage, Outage, Site } from '../../src/outage/outage.ts';

/** An outage of one tab's page after a minute and a half and two failed attempts; the third is due in 8 s. */
export function countingOutage(site: Site, tabId: number, page: Page, now: number): Outage {
  return {
    ...site,
    version: 2,
    since: now - 90_000,
    firstFailure: { arrivedAt: now - 90_000, status: 502, cause: 'origin-unreachable', generatedBy: 'nginx' },
    pages: [failingPage(tabId, page, now)],
    run: { startedAt: now - 90_000, attempts: 2, lastAttemptAt: now - 10_000, backoff: 2, end: undefined },
    phase: { name: 'scheduled', dueAt: now + 8_000, purpose: 'retry' },
    followers: [],
    followed: [],
    changedAt: now,
    lastNumber: 2,
    attempts: 2,
    sent: [],
    ownSent: [],
    recoveredAt: undefined,
    recoveredTabs: [],
    recoveredUntil: 0,
  };
}

/** A gateway's error page that may be retried automatically. */
export function failingPage(tabId: number, page: Page, now: number): FailingPage {
  return {
    tabId,
    documentId: page.documentId,
    arrivedAt: now,
    request: requestKindOf(page),
    status: 502,
    retry: 'auto',
    notBefore: undefined,
    caution: undefined,
    storedAnswer: false,
    seenAt: now,
    exclusion: undefined,
    busy: undefined,
    turns: 0,
    strikes: 0,
    loadSince: undefined,
    selfReloads: 0,
    selfReloadInterval: undefined,
    grace: 0,
    gatewayFailed: true,
    keepTryingSince: undefined,
  };
}
