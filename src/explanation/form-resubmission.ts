import type { FailedPage } from '../diagnosis/failed-page.ts';
import { statusOf } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import type { View } from './view.ts';

/**
 * Statuses after which the origin may have processed the request although its response never arrived; undefined: none.
 */
const responseLost: readonly (number | undefined)[] = [504, 524, 598, undefined];

/** Returns whether a form submission may have reached the site although its response failed. */
export function mayHaveArrived({ page }: FailedPage): boolean {
  return requestKindOf(page) === 'form' && responseLost.includes(statusOf(page));
}

/**
 * Returns the warning shown before a form is resubmitted. *Don't send* takes the position of the button that opened the
 * warning, so that a double click sends nothing.
 */
export function resubmissionWarning(view: View): View {
  const arrived = view.failure !== undefined && mayHaveArrived(view.failure.page);
  const note = { key: arrived ? 'state_send_again_note_maybe_arrived' : 'state_send_again_note' } as const;
  return {
    ...view,
    card: { sign: 'form', title: { key: 'state_send_again' }, note },
    primary: 'send-again',
    secondary: 'leave-form',
  };
}
