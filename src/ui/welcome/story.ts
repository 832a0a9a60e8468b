import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Page } from '../../navigation/page.ts';
import type { FailingPage, Outage } from '../../outage/outage.ts';
import { step } from '../../outage/step.ts';
import type { Failure, OutageEvent } from '../../outage/step-interface.ts';
import type { ShownTab } from '../popup/shown-tab.ts';
import { captured } from './captured.ts';

/** No tab has this id, so that whatever is asked for it is refused. */
const tabId = -1;
const origin = 'https://shop.example';
const limits = {
  mode: 'auto',
  attemptLimit: 8,
  runLimit: 15 * 60_000,
  retryClass: ({ retry }: Pick<FailingPage, 'retry'>) => retry,
} as const;

/** How long the example's reload takes, in ms. */
const reloadTakes = 1_500;

/** What the popup is told at one moment of the example, and when the next one comes, in ms since the epoch. */
export interface Moment {
  readonly tab: ShownTab;
  readonly nextAt: number | undefined;
}

/**
 * Tells of a captured answer by the real diagnosis and the real engine: it fails, counts down, is tried again
 * and is back. Gives the moment that begins now, and the one after a given moment.
 */
export function beginStory(now: number): Moment {
  const page = pageAt(now);
  const diagnosis = diagnose(page, { now, online: true, content: captured.content });
  const { documentId, arrivedAt, loadedBy } = page;
  const failure: Failure = {
    tabId,
    documentId,
    arrivedAt,
    request: 'safe',
    status: captured.status,
    loadedBy,
    again: false,
    storedAnswer: false,
    retry: diagnosis.retry,
    notBefore: undefined,
    caution: undefined,
    seenAt: now,
  };
  const { outage } = take(undefined, { kind: 'failed', failure }, now);
  const tab: ShownTab = {
    tabId,
    url: page.url,
    private: false,
    storeId: 'example',
    help: undefined,
    shown: { page, diagnosis },
    document: page,
    outage,
    sight: undefined,
    ...limits,
  };
  return { tab, nextAt: outage?.phase.name === 'scheduled' ? outage.phase.dueAt : undefined };
}

export function nextMoment({ tab }: Moment, now: number): Moment {
  if (tab.outage?.phase.name === 'scheduled') {
    const woken = take(tab.outage, { kind: 'wake-up' }, now);
    const { outage } = take(woken.outage, { kind: 'checked', number: woken.number, readiness: 'free' }, now);
    return { tab: { ...tab, outage }, nextAt: now + reloadTakes };
  }
  const { outage } = take(tab.outage, { kind: 'recovered', tabId, elsewhere: false }, now);
  return { tab: { ...tab, shown: undefined, outage }, nextAt: undefined };
}

function take(outage: Outage | undefined, event: OutageEvent, now: number) {
  const [after] = step(outage, event, {
    ...limits,
    site: { origin, cookieStoreId: 'example', private: false },
    now,
    random: () => 0.5,
    online: true,
    mayWatch: true,
    sentElsewhere: [],
  });
  return { outage: after, number: after?.lastNumber ?? 0 };
}

function pageAt(now: number): Page {
  const { status, headers } = captured;
  return {
    url: `${origin}/`,
    requestedUrl: `${origin}/`,
    method: 'GET',
    loadedBy: 'user',
    reload: false,
    form: false,
    documentId: 'example',
    arrivedAt: now,
    outcome: { kind: 'response', head: { status, headers, fromCache: false, redirected: false } },
  };
}
