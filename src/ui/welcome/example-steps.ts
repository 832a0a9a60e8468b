import type { diagnose } from '../../diagnosis/diagnose-page.ts';
import type { Page } from '../../navigation/page.ts';
import type { FailingPage, Outage } from '../../outage/outage.ts';
import { step } from '../../outage/step.ts';
import type { Failure, OutageEvent } from '../../outage/step-interface.ts';
import type { ShownTab } from '../popup/shown-tab.ts';
import { exampleResponse } from './example-response.ts';

/** No tab has this id, so the background refuses every request for it. */
const tabId = -1;
const origin = 'https://shop.example';
const limits = {
  mode: 'auto',
  attemptLimit: 8,
  runLimit: 15 * 60_000,
  retryClass: ({ retry }: Pick<FailingPage, 'retry'>) => retry,
} as const;

/** How long the example's reload takes, in ms. */
const reloadDuration = 1_500;

/** What the popup shows in one step of the example. */
export interface ExampleStep {
  readonly tab: ShownTab;
  /** When the next step is due, in ms since the epoch; undefined in the last step. */
  readonly nextAt: number | undefined;
}

/**
 * Returns the first step of the example. The real diagnosis and outage code process a captured response: the page
 * fails, counts down, is reloaded and recovers.
 */
export function firstStep(now: number, diagnosePage: typeof diagnose): ExampleStep {
  const page = pageAt(now);
  const diagnosis = diagnosePage(page, { now, online: true, content: exampleResponse.content });
  const { documentId, arrivedAt, loadedBy } = page;
  const failure: Failure = {
    tabId,
    documentId,
    arrivedAt,
    request: 'safe',
    status: exampleResponse.status,
    loadedBy,
    again: false,
    storedAnswer: false,
    retry: diagnosis.retry,
    notBefore: undefined,
    caution: undefined,
    seenAt: now,
  };
  const { outage } = advance(undefined, { kind: 'failed', failure }, now);
  const tab: ShownTab = {
    tabId,
    url: page.url,
    private: false,
    storeId: 'example',
    help: undefined,
    shown: { page, diagnosis },
    document: page,
    outage,
    tabStatus: undefined,
    ...limits,
  };
  return { tab, nextAt: outage?.phase.name === 'scheduled' ? outage.phase.dueAt : undefined };
}

/** Returns the step after a given one. */
export function nextStep({ tab }: ExampleStep, now: number): ExampleStep {
  if (tab.outage?.phase.name === 'scheduled') {
    const checking = advance(tab.outage, { kind: 'wake-up' }, now);
    const { outage } = advance(
      checking.outage,
      { kind: 'checked', number: checking.number, readiness: 'free' },
      now,
    );
    return { tab: { ...tab, outage }, nextAt: now + reloadDuration };
  }
  const { outage } = advance(tab.outage, { kind: 'recovered', tabId, elsewhere: false }, now);
  return { tab: { ...tab, shown: undefined, outage }, nextAt: undefined };
}

function advance(outage: Outage | undefined, event: OutageEvent, now: number) {
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
  const { status, headers } = exampleResponse;
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
