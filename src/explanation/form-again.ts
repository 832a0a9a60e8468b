import type { FailedPage } from '../diagnosis/failed-page.ts';
import { statusOf } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { View } from './view.ts';

/** Statuses of a gateway that waited for the answer in vain: the server behind it may well have done the work. */
const gaveUpWaiting: readonly (number | undefined)[] = [504, 524, 598, undefined];

/** Returns whether what a form sent may have reached the site although its answer failed. */
export function mayHaveArrived({ page }: FailedPage): boolean {
  return requestKindOf(page) === 'form' && gaveUpWaiting.includes(statusOf(page));
}

/**
 * Returns the second step before a form is sent again, with its warning. The button that changes nothing takes the place
 * of the one that led here, so that a second click on it does no harm.
 */
export function formAgain(view: View): View {
  const arrived = view.failure !== undefined && mayHaveArrived(view.failure.page);
  const note = { key: arrived ? 'state_send_again_note_maybe_arrived' : 'state_send_again_note' } as const;
  return {
    ...view,
    card: { sign: 'form', title: { key: 'state_send_again' }, note },
    primary: 'send-again',
    secondary: 'leave-form',
  };
}
