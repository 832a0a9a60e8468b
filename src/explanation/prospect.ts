import type { FailedPage } from '../diagnosis/failed-page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { StopReason } from '../outage/reasons.ts';
import type { RunKind } from '../outage/retry-run.ts';
import type { Summary } from '../outage/summary.ts';
import type { Card } from './card.ts';
import { mayHaveArrived } from './form-again.ts';
import type { Message, MessageKey } from './message.ts';
import type { Buttons, ProspectState } from './view.ts';
import { pauseWords, stopWords } from './waiting-words.ts';

/** What happens now with a failed page, and what its reader can do about it. */
export interface Prospect extends Buttons {
  readonly state: ProspectState;
  readonly card: Card;
}

/** The prospect of a page that has a part in an outage. */
export function prospectOf(summary: Summary, whatNow: Message): Prospect {
  return withRefusal(inOutage(summary, whatNow), summary);
}

/** A failed page that is nobody's outage: to load it again is its reader's own affair. */
export function prospectOutside(shown: FailedPage, whatNow: Message): Prospect {
  if (requestKindOf(shown.page) === 'form')
    return waiting('form', stopWords('form', undefined, mayHaveArrived(shown)));
  const { cause, retry } = shown.diagnosis;
  const isCheck = cause === 'bot-check';
  const title: Message = { key: isCheck ? 'state_check' : retry === 'never' ? 'state_never' : 'state_ask' };
  return {
    state: 'failed',
    card: { sign: isCheck ? 'check' : 'waiting', title, note: whatNow },
    secondary: 'try-now',
  };
}

const countingNotes: Readonly<Record<RunKind, MessageKey>> = {
  automatic: 'state_counting',
  'keep-trying': 'state_counting_keep',
  keep: 'state_counting_keep_mode',
};

function inOutage({ standing, kind, retryAfter, restarting }: Summary, whatNow: Message): Prospect {
  switch (standing.name) {
    case 'scheduled': {
      const note: Message = { key: restarting ? 'state_restarting_note' : countingNotes[kind] };
      const card: Card = { sign: 'counting', title: { key: 'state_trying' }, note, dueAt: standing.dueAt };
      return { state: 'counting', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'loading':
      return underWay({ key: 'state_trying' }, { key: 'state_trying_note' });
    case 'following':
    case 'recovered':
      return underWay({ key: 'state_following' }, { key: 'state_following_note' });
    case 'paused': {
      const card: Card = { sign: 'paused', ...pauseWords(standing.reason) };
      return { state: 'paused', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'stopped':
      return waiting(standing.reason, { note: whatNow, ...stopWords(standing.reason, retryAfter, false) });
  }
}

function underWay(title: Message, note: Message): Prospect {
  return {
    state: 'trying',
    card: { sign: 'trying', title, note },
    primary: 'try-now',
    secondary: 'stop',
  };
}

function waiting(reason: StopReason, words: Pick<Card, 'title' | 'note'>): Prospect {
  switch (reason) {
    case 'form':
      return {
        state: 'form',
        card: { sign: 'form', ...words },
        primary: 'go-back',
        secondary: 'ask-to-send',
      };
    case 'attempts-spent':
    case 'time-spent':
      return {
        state: 'gave-up',
        card: { sign: 'stopped', ...words },
        primary: 'keep-trying',
        secondary: 'try-now',
      };
    case 'never-retried':
    case 'no-permission':
    case 'switched-off':
      return { state: 'failed', card: { sign: 'waiting', ...words }, secondary: 'try-now' };
    default:
      return {
        state: 'failed',
        card: { sign: reason === 'user' ? 'stopped' : 'waiting', ...words },
        primary: 'try-now',
        secondary: 'keep-trying',
      };
  }
}

/**
 * Says why *Try again now* would send nothing, where that is so. While a try of ours is due anyway, that time is told
 * and no second one; the loads that a page makes by itself are no tries.
 */
function withRefusal(prospect: Prospect, { refusal, standing }: Summary): Prospect {
  const busy = prospect.primary === 'try-now';
  if (refusal === undefined || !(busy || prospect.secondary === 'try-now')) return prospect;
  if (refusal.reason !== 'too-many' && refusal.reason !== 'on-its-way') return prospect;
  const isSelfMade = standing.name === 'stopped' && standing.reason === 'refreshes-itself';
  if (standing.name === 'scheduled' || isSelfMade) return { ...prospect, busy };
  const note: Message =
    refusal.reason === 'too-many'
      ? { key: 'state_many_tries', values: [{ clock: refusal.until }] }
      : { key: 'state_click_on_its_way' };
  return { ...prospect, card: { ...prospect.card, note }, busy };
}
