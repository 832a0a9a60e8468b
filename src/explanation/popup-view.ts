import { likelyCure } from '../clearing/likely-cure.ts';
import type { ClearingAct } from '../clearing/what-goes.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { RecentTrouble } from '../history/recent.ts';
import type { Sight } from '../messages.ts';
import { statusOf } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { Outage } from '../outage/outage.ts';
import { type Summary, type SummaryContext, summaryOf } from '../outage/summary.ts';
import type { RetryMode } from '../settings/settings.ts';
import { backView } from './back.ts';
import { calmView } from './calm.ts';
import { explainPage } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';
import { planOf } from './plan-picture.ts';
import { type Prospect, prospectOf, prospectOutside } from './prospect.ts';
import type { FailedState, ProspectState, View } from './view.ts';

/** All that the popup is told of its tab. */
export interface Known {
  readonly tabId: number;
  readonly shown: FailedPage | undefined;
  /** The outage of the tab's site. */
  readonly outage: Outage | undefined;
  /** What a look at the tab found; undefined until it is back. */
  readonly sight: Sight | undefined;
  /** The site's trouble of late. */
  readonly trouble?: RecentTrouble | undefined;
  readonly mode: RetryMode;
  /** The class of a page under the present settings. */
  readonly retryClass: SummaryContext['retryClass'];
  /** The longest an automatic run may last, in ms. */
  readonly runLimit: number;
  /** The most attempts of an automatic run. */
  readonly attemptLimit: number;
}

/** Puts what is known of a tab into what its popup shows. `now` in ms since the epoch. */
export function viewOf(known: Known, now: number): View {
  const { tabId, shown, outage, sight, trouble } = known;
  const summary = outage && summaryOf(outage, tabId, { ...known, now, sentElsewhere: [] });
  if (shown) return failedView(shown, summary, known);
  if (summary?.standing.name === 'recovered' && outage) return backView(outage, trouble);
  return calmView(sight, trouble, now);
}

function failedView(shown: FailedPage, summary: Summary | undefined, known: Known): View {
  const explanation = explainPage(shown.page, shown.diagnosis);
  const { headline, chain, happened, isItMe, whatNow } = explanation;
  const plain: Prospect = isTried(shown, summary)
    ? prospectOf(summary, whatNow)
    : prospectOutside(shown, whatNow);
  const cure = cureFor(plain, shown);
  const prospect = cure ? besideCure(plain) : summary?.storedAnswer ? pastTheCache(plain) : plain;
  const long = howLong(shown, explanation);
  const plan = summary && planOf(summary, known.attemptLimit);
  const { state, card, ...buttons } = prospect;
  return {
    ...buttons,
    ...(cure && { cure }),
    state: stateOf(state, shown),
    headline,
    chain,
    happened,
    isItMe,
    ...(long && { howLong: long }),
    card: { ...card, ...(plan && { plan }) },
    // A reload after a form would raise the browser's own question whether to send it again.
    more: state === 'form' || buttons.primary === 'reload-without-cache' ? [] : ['reload-without-cache'],
    failure: { page: shown, explanation },
  };
}

/** Whether an outage says what happens with a page: never where a form led to it, nor where the tab's part was over before. */
function isTried({ page }: FailedPage, summary: Summary | undefined): summary is Summary {
  return summary !== undefined && summary.standing.name !== 'recovered' && requestKindOf(page) !== 'form';
}

/** Only where nothing is under way: while a run goes on, the next try may be the one. */
function cureFor({ state }: Prospect, { diagnosis }: FailedPage): ClearingAct | undefined {
  return state === 'failed' || state === 'gave-up' ? likelyCure(diagnosis) : undefined;
}

/** The clearing is the one primary act then, and what was primary stands second. */
function besideCure({ primary, secondary, ...rest }: Prospect): Prospect {
  const second = primary ?? secondary;
  return { ...rest, ...(second && { secondary: second }) };
}

/** A shared cache gave a stored error: only a request past it can bring anything new. */
function pastTheCache({ primary, ...rest }: Prospect): Prospect {
  if (primary === undefined) return rest;
  return { ...rest, primary: primary === 'try-now' ? 'reload-without-cache' : primary };
}

/** What this site's own past says weighs more than what is usual elsewhere. */
function howLong({ usuallyBackWithin: within }: FailedPage, { howLong }: Explanation): Message | undefined {
  return within === undefined ? howLong : { key: 'outage_usually', values: [{ roughly: within }] };
}

function stateOf(state: ProspectState, { page, diagnosis: { cause, fault } }: FailedPage): FailedState {
  if (state !== 'failed') return state;
  if (cause === 'bot-check') return cause;
  if (fault === 'network' && cause !== 'network-login') return 'network-proxy';
  return statusOf(page) === undefined ? 'no-response' : state;
}
