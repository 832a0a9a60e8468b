import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/**
 * Returns a `messages.json` as it ships: with `$1` in place of the placeholders' names, which are for translators, and
 * without white space. That is an eighth less in the archive.
 */
export function shippedMessages(source: string): string {
  const entries = JSON.parse(source) as Readonly<Record<string, Entry>>;
  return JSON.stringify(
    Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, { message: numbered(entry) }])),
  );
}

function numbered({ message, placeholders = {} }: Entry): string {
  const contents = new Map(
    Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content]),
  );
  return message.replace(/\$(\w+)\$/g, (whole, name: string) => contents.get(name.toLowerCase()) ?? whole);
}

/** Rewrites the texts that Vite has copied. */
export function shipMessages(): Plugin {
  return {
    name: 'gatelight:messages',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle({ dir = '' }) {
      const folder = join(dir, '_locales');
      for (const language of readdirSync(folder)) {
        const file = join(folder, language, 'messages.json');
        writeFileSync(file, shippedMessages(readFileSync(file, 'utf8')));
      }
    },
  };
}
