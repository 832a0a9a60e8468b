import { readFileSync } from 'node:fs';
import type { Message } from '../../src/explanation/message.ts';
import { render, type Texts } from '../../src/explanation/render.ts';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const file = new URL('../../extension/public/_locales/en/messages.json', import.meta.url);
const entries = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Entry>>;

/** Returns the texts of `_locales/en` as a browser's `i18n.getMessage` does. */
const texts: Texts = (key, substitutions) => {
  const entry = entries[key];
  return (entry?.message ?? key).replace(/\$(\w+)\$/g, (whole, name: string) => {
    const position = Number(entry?.placeholders?.[name.toLowerCase()]?.content.slice(1));
    return substitutions[position - 1] ?? whole;
  });
};

/** Returns a message in English. */
export function english(message: Message): string {
  return render(message, texts, 'en');
}
