import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { messageName } from '../../src/browser/message-name.ts';
import { type Messages, numbered } from '../locales/messages.ts';

/**
 * Returns a `messages.json` as it ships: with `$1` in place of the placeholders' names, which are for translators, with
 * short names in place of the keys, and without white space. That is a fifth less in the archive. Throws where two keys
 * would have the same name, which no browser distinguishes by case.
 */
export function shippedMessages(source: string): string {
  const entries = Object.entries(JSON.parse(source) as Messages);
  const keys = new Map<string, string>();
  for (const [key] of entries) {
    const name = messageName(key).toLowerCase();
    const other = keys.get(name);
    if (other !== undefined)
      throw new Error(
        `Expected keys with short names of their own, and found ${name} for ${other} and ${key}`,
      );
    keys.set(name, key);
  }
  return JSON.stringify(
    Object.fromEntries(entries.map(([key, entry]) => [messageName(key), { message: numbered(entry) }])),
  );
}

/** Returns the text of a manifest with the names of its messages as they ship. */
export function withShippedNames(manifest: string): string {
  return manifest.replace(/__MSG_(\w+)__/g, (_, key: string) => `__MSG_${messageName(key)}__`);
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
