import type { FailedPage } from '../diagnosis/failed-page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { StopReason } from '../outage/reasons.ts';
import type { RunKind } from '../outage/retry-run.ts';
import type { Summary } from '../outage/summary.ts';
import { mayHaveArrived } from './form-resubmission.ts';
import { pauseMessages, stopMessages } from './hold-messages.ts';
import type { Message, MessageKey } from './message.ts';
import type { Buttons, Card, NextStepState } from './view.ts';

/** What happens next with a failed page, and the actions available to the user. */
export interface NextStep extends Buttons {
  readonly state: NextStepState;
  readonly card: Card;
}

/** Returns the next step of a page that takes part in an outage. */
export function nextStepOf(summary: Summary, whatNow: Message): NextStep {
  return withRefusal(inOutage(summary, whatNow), summary);
}

/** Returns the next step of a failed page without an outage, which is reloaded only if the user asks. */
export function nextStepOutsideOutage(shown: FailedPage, whatNow: Message): NextStep {
  if (requestKindOf(shown.page) === 'form')
    return notScheduled('form', stopMessages('form', undefined, mayHaveArrived(shown)));
  const { cause, retry } = shown.diagnosis;
  const isBotCheck = cause === 'bot-check';
  const title: Message = {
    key: isBotCheck ? 'state_bot_check' : retry === 'never' ? 'state_never' : 'state_ask',
  };
  return {
    state: 'failed',
    card: { sign: isBotCheck ? 'check' : 'waiting', title, note: whatNow },
    secondary: 'try-now',
  };
}

const scheduledNotes: Readonly<Record<RunKind, MessageKey>> = {
  automatic: 'state_scheduled',
  'keep-trying': 'state_scheduled_keep_trying',
  keep: 'state_scheduled_keep_mode',
};

function inOutage({ standing, kind, retryAfter, restarting }: Summary, whatNow: Message): NextStep {
  switch (standing.name) {
    case 'scheduled': {
      const note: Message = { key: restarting ? 'state_restarting_note' : scheduledNotes[kind] };
      const card: Card = { sign: 'counting', title: { key: 'state_loading' }, note, dueAt: standing.dueAt };
      return { state: 'counting', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'loading':
      return inProgress({ key: 'state_loading' }, { key: 'state_loading_note' });
    case 'following':
    case 'recovered':
      return inProgress({ key: 'state_following' }, { key: 'state_following_note' });
    case 'paused': {
      const card: Card = { sign: 'paused', ...pauseMessages(standing.reason) };
      return { state: 'paused', card, primary: 'try-now', secondary: 'stop' };
    }
    case 'stopped':
      return notScheduled(standing.reason, {
        note: whatNow,
        ...stopMessages(standing.reason, retryAfter, false),
      });
  }
}

function inProgress(title: Message, note: Message): NextStep {
  return {
    state: 'trying',
    card: { sign: 'trying', title, note },
    primary: 'try-now',
    secondary: 'stop',
  };
}

function notScheduled(reason: StopReason, words: Pick<Card, 'title' | 'note'>): NextStep {
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
 * Disables *Try again now* while it would send nothing, and says why. No reason is given next to a countdown, which
 * would be a second time, nor for pages that refresh themselves, whose loads are not attempts.
 */
function withRefusal(nextStep: NextStep, { refusal, standing }: Summary): NextStep {
  const busy = nextStep.primary === 'try-now';
  if (refusal === undefined || !(busy || nextStep.secondary === 'try-now')) return nextStep;
  if (refusal.reason !== 'too-many' && refusal.reason !== 'on-its-way') return nextStep;
  const refreshesItself = standing.name === 'stopped' && standing.reason === 'refreshes-itself';
  if (standing.name === 'scheduled' || refreshesItself) return { ...nextStep, busy };
  const note: Message =
    refusal.reason === 'too-many'
      ? { key: 'state_rate_limited', values: [{ clock: refusal.until }] }
      : { key: 'state_click_already_loading' };
  return { ...nextStep, card: { ...nextStep.card, note }, busy };
}
