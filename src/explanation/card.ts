import type { Message } from './message.ts';
import type { Plan } from './plan-picture.ts';

/** What happens now, as the card in the popup's middle says it. */
export interface Card {
  /** Told apart by colour and by a shape of its own. */
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
  /** One line. Takes the place of the countdown where there is none. */
  readonly title: Message;
  /** Two lines at most. */
  readonly note?: Message;
  /** When the next attempt comes, in ms since the epoch. */
  readonly dueAt?: number;
  readonly plan?: Plan;
}
