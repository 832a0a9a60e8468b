import type { ClearingAct } from '../clearing/clearable-data.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Command } from '../outage/step-interface.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';
import type { Plan } from './plan-picture.ts';

/** A button's action. `ask-to-send` and `leave-form` only open and close the warning before a form is resubmitted. */
export type PopupAction = Command | 'go-back' | 'ask-to-send' | 'send-again' | 'leave-form' | 'load-again';

/** The state of a tab that shows no failed page. */
export type NoFailureState =
  | 'inspecting'
  | 'fine'
  | 'on-click'
  | 'unknown'
  | 'no-permission'
  | 'browser-page';

/** What happens next with a failed page. */
export type NextStepState = 'counting' | 'trying' | 'paused' | 'failed' | 'gave-up' | 'form';

/** The state of a failed page: what happens next, or its cause where that is more informative. */
export type FailedState = NextStepState | 'bot-check' | 'network-proxy' | 'no-response';

/** At most one primary and one secondary button. */
export interface Buttons {
  readonly primary?: PopupAction;
  readonly secondary?: PopupAction;
  /** The primary button is shown, but disabled for now. */
  readonly busy?: boolean;
}

/** What happens now, shown as the card in the middle of the popup. */
export interface Card {
  /** Selects a color and a symbol. */
  readonly sign:
    | 'counting'
    | 'trying'
    | 'paused'
    | 'waiting'
    | 'stopped'
    | 'form'
    | 'check'
    | 'fine'
    | 'unsure';
  /** One line; shown instead of the countdown if there is none. */
  readonly title: Message;
  /** At most two lines. */
  readonly note?: Message;
  /** When the next attempt is due, in ms since the epoch. */
  readonly dueAt?: number;
  readonly plan?: Plan;
}

/** Everything the popup shows, from top to bottom. Every state has the same parts, so the layout does not shift. */
export interface View extends Buttons {
  readonly state: NoFailureState | FailedState | 'back' | 'parts-failed';
  readonly headline: Message;
  /** Undefined on pages that belong to no website. */
  readonly chain: Explanation['chain'] | undefined;
  /** What the headline means. */
  readonly happened: readonly Message[];
  readonly isItMe?: Message;
  /** What other sites that failed at the same time share. */
  readonly commonCause?: Message;
  readonly howLong?: Message;
  /** What happens now. */
  readonly card: Card | undefined;
  /** The clearing that is likely to fix the page, offered before any other action. */
  readonly remedy?: ClearingAct;
  /** The buttons under "More actions". */
  readonly more: readonly PopupAction[];
  /** The data for the collapsed sections about a failed page. */
  readonly failure?: { readonly page: FailedPage; readonly explanation: Explanation };
}
