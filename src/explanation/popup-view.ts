import type { Sight } from '../messages.ts';
import type { Wish } from '../outage/event.ts';
import type { Outage, PauseReason, StopReason } from '../outage/outage.ts';
import { type Summary, summaryOf } from '../outage/standing.ts';
import type { FailedPage } from '../session.ts';
import type { RetryMode } from '../settings/settings.ts';
import { explainPage } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Message, MessageKey } from './message.ts';
import { roughly } from './roughly.ts';

/** What the popup lets its reader do. */
export type Act = Wish | 'go-back';

/** All that the popup is told of its tab. */
export interface Known {
  readonly tabId: number;
  readonly shown: FailedPage | undefined;
  /** The outage of the tab's site. */
  readonly outage: Outage | undefined;
  /** What a look at the tab found; undefined until it is back. */
  readonly sight: Sight | undefined;
  readonly mode: RetryMode;
  /** The longest an automatic run may last, in ms. */
  readonly runLimit: number;
}

/** What happens now with a failed page, and what its reader can do about it. */
export interface Prospect {
  readonly name: 'counting' | 'trying' | 'paused' | 'waiting';
  readonly now: Message;
  /** When the next attempt comes, in ms since the epoch. */
  readonly dueAt?: number;
  readonly primary?: Act;
  readonly secondary?: Act;
}

/** What the popup shows. */
export type View =
  | {
      readonly kind: 'failing';
      readonly explanation: Explanation;
      readonly prospect: Prospect;
      readonly tries: number;
      readonly more: readonly Act[];
    }
  | {
      readonly kind: 'calm';
      readonly headline: Message;
      readonly note: Message;
      readonly tries: number;
      readonly more: readonly Act[];
    };

/** Puts what is known of a tab into what its popup shows. `now` in ms since the epoch. */
export function viewOf(known: Known, now: number): View {
  const { tabId, shown, outage, sight } = known;
  const summary = outage && summaryOf(outage, tabId, { ...known, now, sentElsewhere: [] });
  const tries = summary?.attempts ?? 0;
  if (shown) {
    const explanation = { ...explainPage(shown.page, shown.diagnosis), ...ownHistory(shown) };
    const prospect = summary ? withinBudget(prospectOf(summary), summary, now) : outsideOf(shown);
    return { kind: 'failing', explanation, prospect, tries, more: moreFor(prospect) };
  }
  if (summary?.standing.name === 'back' && outage?.backAt !== undefined) {
    const away: Message = {
      key: 'state_back_after',
      values: [{ duration: roughly(outage.backAt - outage.since) }],
    };
    return { kind: 'calm', headline: { key: 'state_back' }, note: away, tries, more: [] };
  }
  const more: readonly Act[] = sight === 'well' ? ['reload-without-cache'] : [];
  return { kind: 'calm', ...calm[sight ?? 'unknown'], tries: 0, more };
}

/** What this site's own past says weighs more than what is usual elsewhere. */
function ownHistory({ usuallyBackWithin: within }: FailedPage): Pick<Explanation, 'howLong'> {
  return within === undefined
    ? {}
    : { howLong: { key: 'outage_usually', values: [{ duration: roughly(within) }] } };
}

/** A failed page that is nobody's outage: to load it again is its reader's own affair. */
function outsideOf({ diagnosis }: FailedPage): Prospect {
  return {
    name: 'waiting',
    now: { key: diagnosis.retry === 'never' ? 'state_never' : 'state_ask' },
    secondary: 'try-now',
  };
}

/** Ten tries in a minute are enough for any site, its reader's clicks among them. */
function withinBudget(prospect: Prospect, { readyAt }: Summary, now: number): Prospect {
  if (readyAt <= now || prospect.primary !== 'try-now') return prospect;
  const { primary: _refused, ...rest } = prospect;
  return { ...rest, now: { key: 'state_many_tries', values: [{ clock: readyAt }] } };
}

/** A reload after a form would raise the browser's own question whether to send it again. */
function moreFor({ primary }: Prospect): readonly Act[] {
  return primary === 'go-back' ? [] : ['reload-without-cache'];
}

function prospectOf({ standing, run, attempts, retryAfter }: Summary): Prospect {
  switch (standing.name) {
    case 'counting':
      return {
        name: 'counting',
        now: { key: run === 'keep-trying' ? 'state_counting_keep' : 'state_counting' },
        dueAt: standing.dueAt,
        primary: 'try-now',
        secondary: 'stop',
      };
    case 'trying':
      return { name: 'trying', now: { key: 'state_trying' }, secondary: 'stop' };
    case 'following':
    case 'back':
      return { name: 'trying', now: { key: 'state_recovering' }, secondary: 'stop' };
    case 'paused':
      return { name: 'paused', now: { key: pauses[standing.reason] }, primary: 'try-now', secondary: 'stop' };
    case 'waiting':
      return {
        name: 'waiting',
        now: stopOf(standing.reason, attempts, retryAfter),
        ...actsAfter(standing.reason),
      };
  }
}

function actsAfter(reason: StopReason): Pick<Prospect, 'primary' | 'secondary'> {
  if (reason === 'form') return { primary: 'go-back' };
  if (reason === 'never-retried' || reason === 'no-permission') return { secondary: 'try-now' };
  return { primary: 'try-now', secondary: 'keep-trying' };
}

function stopOf(reason: StopReason, attempts: number, retryAfter: number | undefined): Message {
  if (reason === 'attempts-spent') return { key: 'state_stopped_attempts', values: [{ count: attempts }] };
  if (reason === 'retry-after-too-late' && retryAfter !== undefined)
    return { key: 'state_stopped_retry_after', values: [{ clock: retryAfter }] };
  return { key: stops[reason] };
}

const pauses: Readonly<Record<PauseReason, MessageKey>> = {
  offline: 'state_paused_offline',
  typing: 'state_paused_typing',
  sound: 'state_paused_sound',
  loading: 'state_paused_loading',
};

const stops: Readonly<Record<StopReason, MessageKey>> = {
  user: 'state_stopped_user',
  'attempts-spent': 'state_stopped_time',
  'time-spent': 'state_stopped_time',
  'retry-after-too-late': 'state_ask',
  'never-retried': 'state_never',
  'only-when-asked': 'state_ask',
  form: 'state_form',
  'private-host': 'state_private_host',
  'refreshes-itself': 'state_refreshes_itself',
  'own-content': 'state_own_content',
  'one-time-token': 'state_one_time_token',
  'method-unknown': 'state_method_unknown',
  'browser-retries': 'state_browser_retries',
  download: 'state_download',
  'no-content': 'state_no_content',
  stopped: 'state_load_stopped',
  discarded: 'state_discarded',
  'in-use': 'state_in_use',
  'no-permission': 'access_stopped',
  'site-is-back': 'state_site_is_back',
};

interface CalmWords {
  readonly headline: Message;
  readonly note: Message;
}

const nothingSeen: CalmWords = { headline: { key: 'state_unknown' }, note: { key: 'state_unknown_note' } };

const calm: Readonly<Record<Sight, CalmWords>> = {
  well: { headline: { key: 'state_fine' }, note: { key: 'state_fine_note' } },
  'well-on-click': { headline: { key: 'state_fine' }, note: { key: 'access_on_click' } },
  'no-permission': { headline: { key: 'state_no_permission' }, note: { key: 'state_no_permission_note' } },
  'browser-page': { headline: { key: 'state_browser_page' }, note: { key: 'state_browser_page_note' } },
  // The record follows; until it is there nothing is claimed.
  failed: nothingSeen,
  unknown: nothingSeen,
};
