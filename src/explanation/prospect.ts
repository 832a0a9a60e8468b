import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { StopReason } from '../outage/outage.ts';
import type { Summary } from '../outage/standing.ts';
import type { Card } from './card.ts';
import type { Message } from './message.ts';
import type { Buttons, ProspectState } from './view.ts';
import { pauseWords, stopWords } from './waiting-words.ts';

/** What happens now with a failed page, and what its reader can do about it. */
export interface Prospect extends Buttons {
  readonly state: ProspectState;
  readonly card: Card;
}

/** The prospect of a page that has a part in an outage. `now` in ms since the epoch. */
export function prospectOf(summary: Summary, whatNow: Message, now: number): Prospect {
  return withinBudget(inOutage(summary, whatNow), summary, now);
}

/** A failed page that is nobody's outage: to load it again is its reader's own affair. */
export function prospectOutside({ cause, retry }: Diagnosis, whatNow: Message): Prospect {
  const isCheck = cause === 'bot-check';
  const title: Message = { key: isCheck ? 'state_check' : retry === 'never' ? 'state_never' : 'state_ask' };
  return {
    state: 'failed',
    card: { sign: isCheck ? 'check' : 'waiting', title, note: whatNow },
    secondary: 'try-now',
  };
}

function inOutage({ standing, run, retryAfter }: Summary, whatNow: Message): Prospect {
  switch (standing.name) {
    case 'counting': {
      const note: Message = { key: run === 'keep-trying' ? 'state_counting_keep' : 'state_counting' };
      const card: Card = { sign: 'counting', title: { key: 'state_trying' }, note, dueAt: standing.dueAt };
      return { state: 'counting', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'trying':
      return underWay({ key: 'state_trying' }, { key: 'state_trying_note' });
    case 'following':
    case 'back':
      return underWay({ key: 'state_following' }, { key: 'state_following_note' });
    case 'paused': {
      const card: Card = { sign: 'paused', ...pauseWords(standing.reason) };
      return { state: 'paused', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'waiting':
      return waiting(standing.reason, { note: whatNow, ...stopWords(standing.reason, retryAfter) });
  }
}

function underWay(title: Message, note: Message): Prospect {
  return {
    state: 'trying',
    card: { sign: 'trying', title, note },
    primary: 'try-now',
    secondary: 'stop',
    busy: true,
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

/** Ten tries in a minute are enough for any site, its reader's clicks among them. */
function withinBudget(prospect: Prospect, { readyAt }: Summary, now: number): Prospect {
  if (readyAt <= now || prospect.primary !== 'try-now' || prospect.busy) return prospect;
  const note: Message = { key: 'state_many_tries', values: [{ clock: readyAt }] };
  return { ...prospect, card: { ...prospect.card, note }, busy: true };
}
