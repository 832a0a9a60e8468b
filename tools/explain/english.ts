import { readFileSync } from 'node:fs';
import type { Message } from '../../src/explanation/message.ts';
import { render } from '../../src/explanation/render.ts';
import { type Entries, textsOf } from '../locales/texts-of.ts';

const file = new URL('../../extension/public/_locales/en/messages.json', import.meta.url);
const texts = textsOf(JSON.parse(readFileSync(file, 'utf8')) as Entries);

/** Returns a message in English. */
export function english(message: Message): string {
  return render(message, texts, 'en');
}
