import type { Sight } from '../messages.ts';
import type { Wish } from '../outage/event.ts';
import type { Outage, PauseReason, StopReason } from '../outage/outage.ts';
import type { FailedPage } from '../session.ts';
import type { Message, MessageKey } from './message.ts';

/** What the popup lets its reader do. */
export type Act = Wish | 'go-back';

/** What happens now, and what the reader can do about it. */
export interface Standing {
  readonly name: 'counting' | 'trying' | 'paused' | 'stopped' | 'form' | 'never';
  readonly now: Message;
  /** When the next attempt comes, in ms since the epoch. */
  readonly dueAt?: number;
  readonly tries?: number;
  readonly primary?: Act;
  readonly secondary?: Act;
}

/** A page that is not failing, or of which nothing is known. */
export interface Calm {
  readonly name: 'fine' | 'back' | 'no-permission' | 'browser-page' | 'unknown';
  readonly headline: Message;
  readonly note: Message;
  readonly tries?: number;
}

const pauses: Readonly<Record<PauseReason, MessageKey>> = {
  offline: 'state_paused_offline',
  typing: 'state_paused_typing',
  sound: 'state_paused_sound',
  loading: 'state_paused_loading',
};

const stops: Readonly<Record<Exclude<StopReason, 'attempts-spent' | 'retry-after-too-late'>, MessageKey>> = {
  user: 'state_stopped_user',
  'time-spent': 'state_stopped_time',
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
  'site-is-back': 'state_site_is_back',
};

/** What happens now with a tab's failed page. An outage that the tab is no part of is left out. */
export function standingOf(tabId: number, { diagnosis }: FailedPage, outage: Outage | undefined): Standing {
  const member = outage?.members.find((known) => known.tabId === tabId);
  if (!outage || !member)
    return {
      name: 'never',
      now: { key: diagnosis.retry === 'never' ? 'state_never' : 'state_ask' },
      secondary: 'try-now',
    };
  const tries = outage.plan.attempts;
  const { phase } = outage;
  switch (phase.name) {
    case 'counting':
    case 'looking': {
      const key = outage.plan.run === 'keep-trying' ? 'state_counting_keep' : 'state_counting';
      return {
        name: 'counting',
        now: { key },
        tries,
        ...(phase.name === 'counting' && { dueAt: phase.dueAt }),
        primary: 'try-now',
        secondary: 'stop',
      };
    }
    case 'trying':
      return { name: 'trying', now: { key: 'state_trying' }, tries, secondary: 'stop' };
    case 'recovering':
      return { name: 'trying', now: { key: 'state_recovering' }, tries, secondary: 'stop' };
    case 'paused':
      return {
        name: 'paused',
        now: { key: pauses[phase.reason] },
        tries,
        primary: 'try-now',
        secondary: 'stop',
      };
    case 'waiting':
      return stopped(phase.reason, outage, member.notBefore);
    case 'ended':
      return { name: 'stopped', now: { key: 'state_ask' }, primary: 'try-now' };
  }
}

function stopped(reason: StopReason, outage: Outage, notBefore: number | undefined): Standing {
  const tries = outage.plan.attempts;
  if (reason === 'form') return { name: 'form', now: { key: stops.form }, primary: 'go-back' };
  if (reason === 'never-retried') return { name: 'never', now: { key: stops[reason] }, secondary: 'try-now' };
  return {
    name: 'stopped',
    now: reasonOf(reason, tries, notBefore),
    tries,
    primary: 'try-now',
    secondary: 'keep-trying',
  };
}

function reasonOf(reason: StopReason, tries: number, notBefore: number | undefined): Message {
  if (reason === 'attempts-spent') return { key: 'state_stopped_attempts', values: [{ count: tries }] };
  if (reason === 'retry-after-too-late')
    return { key: 'state_stopped_retry_after', values: [{ clock: notBefore ?? 0 }] };
  return { key: stops[reason] };
}

/** What is said of a tab that shows no failed page. */
export function calmOf(tabId: number, outage: Outage | undefined, sight: Sight | undefined): Calm {
  if (outage?.backAt !== undefined && outage.backTabs.includes(tabId))
    return {
      name: 'back',
      headline: { key: 'state_back' },
      note: { key: 'state_back_after', values: [{ duration: outage.backAt - outage.since }] },
      tries: outage.plan.attempts,
    };
  return calm[sight ?? 'unknown'];
}

const calm: Readonly<Record<Sight, Calm>> = {
  well: { name: 'fine', headline: { key: 'state_fine' }, note: { key: 'state_fine_note' } },
  'no-permission': {
    name: 'no-permission',
    headline: { key: 'state_no_permission' },
    note: { key: 'state_no_permission_note' },
  },
  'browser-page': {
    name: 'browser-page',
    headline: { key: 'state_browser_page' },
    note: { key: 'state_browser_page_note' },
  },
  unknown: { name: 'unknown', headline: { key: 'state_unknown' }, note: { key: 'state_unknown_note' } },
  // The record follows; until it is there nothing is claimed.
  failed: { name: 'unknown', headline: { key: 'state_unknown' }, note: { key: 'state_unknown_note' } },
};
