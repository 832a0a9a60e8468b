import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { messageName } from '../../src/browser/message-name.ts';
import type { Texts } from '../../src/explanation/render.ts';

// Other languages have plural forms that English lacks.
const keys = Object.keys(english).flatMap((key) =>
  `${key}_one` in english ? [key, ...['zero', 'two', 'few', 'many'].map((form) => `${key}_${form}`)] : key,
);
const keyOf = new Map(keys.map((key) => [messageName(key), key]));

/** Returns `i18n.getMessage` for texts by their keys: the extension asks for a message by the name of it that ships. */
export function byName(texts: Texts): Texts {
  return (name, substitutions) => texts(keyOf.get(name) ?? name, substitutions);
}
