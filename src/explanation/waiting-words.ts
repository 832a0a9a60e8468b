import type { PauseReason, StopReason } from '../outage/reasons.ts';
import type { Card } from './card.ts';
import type { MessageKey } from './message.ts';

/** A title and, where the general advice would not do, a note of its own. */
type Words = readonly [title: MessageKey, note?: MessageKey];

const pauses: Readonly<Record<PauseReason, Words>> = {
  offline: ['state_paused_offline', 'state_paused_offline_note'],
  used: ['state_paused_typing', 'state_paused_typing_note'],
  filled: ['state_paused_typing', 'state_paused_filled_note'],
  unfocused: ['state_paused_typing', 'state_paused_elsewhere_note'],
  sound: ['state_paused_sound', 'state_paused_sound_note'],
  loading: ['state_paused_loading', 'state_paused_loading_note'],
};

const stops: Readonly<Record<StopReason, Words>> = {
  user: ['state_stopped_user', 'state_stopped_user_note'],
  'attempts-spent': ['state_gave_up', 'state_gave_up_note'],
  'time-spent': ['state_gave_up', 'state_gave_up_note'],
  'retry-after-too-late': ['state_ask'],
  'never-retried': ['state_never'],
  'switched-off': ['state_switched_off'],
  'only-when-asked': ['state_ask'],
  form: ['state_form', 'state_form_note'],
  'private-host': ['state_waits', 'state_private_host_note'],
  'refreshes-itself': ['state_left_alone', 'state_refreshes_itself_note'],
  'own-content': ['state_left_alone', 'state_own_content_note'],
  'one-time-link': ['state_waits', 'state_one_time_token_note'],
  'browser-retries': ['state_browser_retries', 'state_browser_retries_note'],
  'brought-file': ['state_waits', 'state_brought_file_note'],
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

type CardWords = Pick<Card, 'title' | 'note'>;

/** Why an attempt that was planned waits. */
export function pauseWords(reason: PauseReason): CardWords {
  return inCard(pauses[reason]);
}

/** Why no attempt comes by itself. `retryAfter` in ms since the epoch. */
export function stopWords(
  reason: StopReason,
  retryAfter: number | undefined,
  mayHaveArrived: boolean,
): CardWords {
  if (reason === 'form' && mayHaveArrived)
    return { title: { key: 'state_form' }, note: { key: 'state_form_note_maybe_arrived' } };
  if (reason === 'retry-after-too-late' && retryAfter !== undefined)
    return {
      title: { key: 'state_stopped_retry_after', values: [{ clock: retryAfter }] },
      note: { key: 'state_stopped_retry_after_note' },
    };
  return inCard(stops[reason]);
}

function inCard([title, note]: Words): CardWords {
  return { title: { key: title }, ...(note && { note: { key: note } }) };
}
