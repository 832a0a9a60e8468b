import type { ClearingAct } from '../clearing/what-goes.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Command } from '../outage/step-interface.ts';
import type { Card } from './card.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';

/** What the popup lets its reader do with the tab. `ask-to-send` and `leave-form` only turn to a form's warning and back. */
export type Act = Command | 'go-back' | 'ask-to-send' | 'send-again' | 'leave-form' | 'load-again';

/** A tab that shows no failed page. */
export type CalmState = 'looking' | 'fine' | 'on-click' | 'unknown' | 'no-permission' | 'browser-page';

/** What happens with a failed page. */
export type ProspectState = 'counting' | 'trying' | 'paused' | 'failed' | 'gave-up' | 'form';

/** What a failed page is at; its cause where that says more than what happens with it. */
export type FailedState = ProspectState | 'bot-check' | 'network-proxy' | 'no-response';

/** The one button that is right now, and at most one beside it. */
export interface Buttons {
  readonly primary?: Act;
  readonly secondary?: Act;
  /** The primary one stays where it is, but cannot be pressed just now. */
  readonly busy?: boolean;
}

/** What the popup shows, from top to bottom: the same parts in every state, so that nothing moves. */
export interface View extends Buttons {
  readonly state: CalmState | FailedState | 'back';
  readonly headline: Message;
  /** None where no website is concerned. */
  readonly chain: Explanation['chain'] | undefined;
  /** What it means. */
  readonly happened: readonly Message[];
  readonly isItMe?: Message;
  readonly howLong?: Message;
  /** What happens now. */
  readonly card: Card | undefined;
  /** The clearing that may well help, offered before all else. */
  readonly cure?: ClearingAct;
  /** Buttons of the fold. */
  readonly more: readonly Act[];
  /** What the other folds tell of a failed page. */
  readonly failure?: { readonly page: FailedPage; readonly explanation: Explanation };
}
