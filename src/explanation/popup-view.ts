import type { ClearingAct } from '../clearing/clearable-data.ts';
import { likelyRemedy } from '../clearing/likely-remedy.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { RecentOutages } from '../history/outage-statistics.ts';
import type { TabStatus } from '../messages.ts';
import { statusOf } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { Outage } from '../outage/outage.ts';
import { type Summary, type SummaryContext, summaryOf } from '../outage/summary.ts';
import type { RetryMode } from '../settings/settings.ts';
import { explainPage } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';
import { type NextStep, nextStepOf, nextStepOutsideOutage } from './next-step.ts';
import { noFailureView, recoveredView } from './no-failure-view.ts';
import { planOf } from './plan-picture.ts';
import type { FailedState, NextStepState, View } from './view.ts';

/** Everything that determines what the popup shows for its tab. */
export interface PopupInput {
  readonly tabId: number;
  readonly shown: FailedPage | undefined;
  /** The outage of the tab's site. */
  readonly outage: Outage | undefined;
  /** The page in the tab failed before, whether or not that was part of an outage. */
  readonly recovered?: boolean | undefined;
  /** The result of inspecting the tab; undefined until it is available. */
  readonly tabStatus: TabStatus | undefined;
  /** The site's recent outages. */
  readonly recentOutages?: RecentOutages | undefined;
  readonly mode: RetryMode;
  /** Returns a page's retry class under the current settings. */
  readonly retryClass: SummaryContext['retryClass'];
  /** The maximum duration of an automatic run, in ms. */
  readonly runLimit: number;
  /** The maximum number of attempts in an automatic run. */
  readonly attemptLimit: number;
}

/** Returns what the popup shows for a tab. `now` in ms since the epoch. */
export function viewOf(input: PopupInput, now: number): View {
  const { tabId, shown, outage, recovered = false, tabStatus, recentOutages } = input;
  const summary = outage && summaryOf(outage, tabId, { ...input, now, sentElsewhere: [] });
  if (shown) return failedView(shown, summary, input);
  if (summary?.standing.name === 'recovered' && outage) return recoveredView(outage, recentOutages);
  return noFailureView(tabStatus, recentOutages, recovered, now);
}

function failedView(shown: FailedPage, summary: Summary | undefined, input: PopupInput): View {
  const explanation = explainPage(shown.page, shown.diagnosis, shown.commonCause);
  const { headline, chain, happened, isItMe, commonCause, whatNow } = explanation;
  const base: NextStep = hasNextStep(shown, summary)
    ? nextStepOf(summary, whatNow)
    : nextStepOutsideOutage(shown, whatNow);
  const remedy = remedyFor(base, shown);
  const nextStep = remedy ? demotePrimary(base) : summary?.storedAnswer ? bypassCache(base) : base;
  const long = howLong(shown, explanation);
  const plan = summary && planOf(summary, input.attemptLimit);
  const { state, card, ...buttons } = nextStep;
  return {
    ...buttons,
    ...(remedy && { remedy }),
    state: stateOf(state, shown),
    headline,
    chain,
    happened,
    isItMe,
    ...(commonCause && { commonCause }),
    ...(long && { howLong: long }),
    card: { ...card, ...(plan && { plan }) },
    // Reloading the result of a form makes the browser ask whether to resubmit it.
    more: state === 'form' || buttons.primary === 'reload-without-cache' ? [] : ['reload-without-cache'],
    failure: { page: shown, explanation },
  };
}

/**
 * Returns whether the outage determines the next step: not for form results, nor for tabs that had already recovered.
 */
function hasNextStep({ page }: FailedPage, summary: Summary | undefined): summary is Summary {
  return summary !== undefined && summary.standing.name !== 'recovered' && requestKindOf(page) !== 'form';
}

/** Offers a clearing only after a run has ended, because until then the next attempt may succeed. */
function remedyFor({ state }: NextStep, { diagnosis }: FailedPage): ClearingAct | undefined {
  return state === 'failed' || state === 'gave-up' ? likelyRemedy(diagnosis) : undefined;
}

/** Makes the primary action secondary, because the clearing becomes the only primary one. */
function demotePrimary({ primary, secondary, ...rest }: NextStep): NextStep {
  const second = primary ?? secondary;
  return { ...rest, ...(second && { secondary: second }) };
}

/** Replaces *Try again now*: after an error from a shared cache, only a request that bypasses it can succeed. */
function bypassCache({ primary, ...rest }: NextStep): NextStep {
  if (primary === undefined) return rest;
  return { ...rest, primary: primary === 'try-now' ? 'reload-without-cache' : primary };
}

/** Prefers the estimate from this site's outage history to the general one. */
function howLong({ usuallyBackWithin: within }: FailedPage, { howLong }: Explanation): Message | undefined {
  return within === undefined ? howLong : { key: 'how_long_usual_for_site', values: [{ roughly: within }] };
}

function stateOf(state: NextStepState, { page, diagnosis: { cause, fault } }: FailedPage): FailedState {
  if (state !== 'failed') return state;
  if (cause === 'bot-check') return cause;
  if (fault === 'network' && cause !== 'network-login') return 'network-proxy';
  return statusOf(page) === undefined ? 'no-response' : state;
}
