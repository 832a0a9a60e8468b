import { localText, textLanguage } from '../browser/i18n.ts';
import type { Message } from '../explanation/message.ts';
import { render } from '../explanation/render.ts';

/** The message as a sentence of the reader's language. */
export function localized(message: Message): string {
  return render(message, localText, textLanguage());
}
