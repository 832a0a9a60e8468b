import type { Page } from '../../src/navigation/page.ts';
import type { Outage, Site } from '../../src/outage/outage.ts';

/** The outage of one tab's page after two failed tries, a minute and a half in and the third to come in 8 s. */
export function countingOutage(site: Site, tabId: number, { documentId, method }: Page, now: number): Outage {
  return {
    ...site,
    version: 1,
    since: now - 90_000,
    members: [
      {
        tabId,
        documentId,
        arrivedAt: now,
        method,
        seenAt: now,
        retry: 'auto',
        notBefore: undefined,
        caution: undefined,
        bar: undefined,
        wished: false,
        followed: false,
      },
    ],
    plan: { run: 'automatic', startedAt: now - 90_000, attempts: 2, backoff: 2, end: undefined },
    phase: { name: 'counting', dueAt: now + 8_000 },
    changedAt: now,
    lastNumber: 2,
    attempts: 2,
    sent: [],
    backAt: undefined,
    backTabs: [],
    backUntil: 0,
  };
}
