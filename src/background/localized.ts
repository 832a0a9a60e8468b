import { localText } from '../browser/i18n.ts';
import type { PlainMessage } from '../explanation/message.ts';

/** Returns a message in the user's language. Only the extension's pages format messages with numbers and times. */
export function localized({ key, values = [] }: PlainMessage): string {
  return localText(key, values);
}
