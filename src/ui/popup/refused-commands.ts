import type { MessageKey } from '../../explanation/message.ts';
import type { CommandResult } from '../../messages.ts';

/** Why a command was not carried out, for the results that no other text in the popup explains. */
export const refusals: Partial<Readonly<Record<CommandResult, MessageKey>>> = {
  form: 'clear_then_form',
  failed: 'state_click_failed',
  moved: 'state_click_moved',
  'too-many': 'state_click_too_many',
};
