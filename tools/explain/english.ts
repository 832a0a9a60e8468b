import type { Message } from '../../src/explanation/message.ts';
import { render } from '../../src/explanation/render.ts';
import { messagesIn } from '../locales/languages.ts';
import { textsOf } from '../locales/texts-of.ts';

const texts = textsOf(messagesIn('en'));

/** Returns a message in English. */
export function english(message: Message): string {
  return render(message, texts, 'en');
}
