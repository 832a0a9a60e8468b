import type { View } from './view.ts';

/**
 * The second step before a form is sent again, with its warning. The act that changes nothing takes the place of the
 * button that led here, so that a second click on it does no harm.
 */
export function formAgain(view: View): View {
  return {
    ...view,
    card: { sign: 'form', title: { key: 'state_send_again' }, note: { key: 'state_send_again_note' } },
    primary: 'send-again',
    secondary: 'leave-form',
  };
}
