import { localText } from '../browser/i18n.ts';
import type { PlainMessage } from '../explanation/message.ts';

/** The message as a sentence of the reader's language. What formats numbers and times is for the pages to load. */
export function localized({ key, values = [] }: PlainMessage): string {
  return localText(key, values);
}
