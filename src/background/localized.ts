import { localText } from '../browser/i18n.ts';
import type { PlainMessage } from '../explanation/message.ts';

/** Returns a message in the user's language. Messages with numbers and times are formatted by the pages alone. */
export function localized({ key, values = [] }: PlainMessage): string {
  return localText(key, values);
}
