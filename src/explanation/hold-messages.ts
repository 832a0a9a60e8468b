import type { PauseReason, StopReason } from '../outage/reasons.ts';
import type { MessageKey } from './message.ts';
import type { Card } from './view.ts';

/** A title and, where the general advice does not fit, a note. */
type TitleAndNote = readonly [title: MessageKey, note?: MessageKey];

const pauses: Readonly<Record<PauseReason, TitleAndNote>> = {
  offline: ['state_paused_offline', 'state_paused_offline_note'],
  used: ['state_paused_typing', 'state_paused_typing_note'],
  filled: ['state_paused_typing', 'state_paused_filled_note'],
  unfocused: ['state_paused_typing', 'state_paused_elsewhere_note'],
  sound: ['state_paused_sound', 'state_paused_sound_note'],
  loading: ['state_paused_loading', 'state_paused_loading_note'],
};

const stops: Readonly<Record<StopReason, TitleAndNote>> = {
  user: ['state_stopped_user', 'state_stopped_user_note'],
  'attempts-spent': ['state_gave_up', 'state_gave_up_note'],
  'time-spent': ['state_gave_up', 'state_gave_up_note'],
  'retry-after-too-late': ['state_ask'],
  'never-retried': ['state_never'],
  'switched-off': ['state_switched_off'],
  'only-when-asked': ['state_ask'],
  form: ['state_form', 'state_form_note'],
  'private-host': ['state_on_request', 'state_private_host_note'],
  'refreshes-itself': ['state_left_alone', 'state_refreshes_itself_note'],
  'own-content': ['state_left_alone', 'state_own_content_note'],
  'one-time-link': ['state_on_request', 'state_one_time_token_note'],
  'browser-retries': ['state_browser_retries', 'state_browser_retries_note'],
  'brought-file': ['state_on_request', 'state_earlier_download_note'],
  download: ['state_download'],
  'no-content': ['state_no_content'],
  stopped: ['state_load_stopped'],
  discarded: ['state_discarded', 'state_discarded_note'],
  'in-use': ['state_left_alone', 'state_in_use_note'],
  'not-loaded': ['state_not_loaded', 'state_not_loaded_note'],
  'led-elsewhere': ['state_site_is_back', 'state_site_is_back_elsewhere_note'],
  'no-permission': ['state_stopped_user', 'access_stopped'],
  'site-is-back': ['state_site_is_back', 'state_site_is_back_note'],
};

type CardMessages = Pick<Card, 'title' | 'note'>;

/** Returns why a scheduled attempt is paused. */
export function pauseMessages(reason: PauseReason): CardMessages {
  return messagesOf(pauses[reason]);
}

/**
 * Returns why no automatic attempt is scheduled.
 *
 * @param retryAfter in ms since the epoch
 * @param mayHaveArrived whether a form submission may have reached the site
 */
export function stopMessages(
  reason: StopReason,
  retryAfter: number | undefined,
  mayHaveArrived: boolean,
): CardMessages {
  if (reason === 'form' && mayHaveArrived)
    return { title: { key: 'state_form' }, note: { key: 'state_form_note_maybe_arrived' } };
  if (reason === 'retry-after-too-late' && retryAfter !== undefined)
    return {
      title: { key: 'state_stopped_retry_after', values: [{ clock: retryAfter }] },
      note: { key: 'state_stopped_retry_after_note' },
    };
  return messagesOf(stops[reason]);
}

function messagesOf([title, note]: TitleAndNote): CardMessages {
  return { title: { key: title }, ...(note && { note: { key: note } }) };
}
