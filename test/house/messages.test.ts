import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Entry>>;

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'extension/public/_locales');
const languages = readdirSync(folder).map((language): [string, Messages] => [
  language,
  JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')) as Messages,
]);
const english = Object.fromEntries(languages).en as Messages;

/** Placeholders are matched without regard to case (the format's documentation of Chrome and Firefox alike). */
const namesIn = (text: string) =>
  [...new Set(Array.from(text.matchAll(/\$(\w+)\$/g), ([, name = '']) => name.toLowerCase()))].sort();
const defined = ({ placeholders = {} }: Entry) =>
  Object.keys(placeholders)
    .map((name) => name.toLowerCase())
    .sort();

/** Such as `site=$1`. */
const numbered = ({ placeholders = {} }: Entry) =>
  Object.entries(placeholders)
    .map(([name, { content }]) => `${name.toLowerCase()}=${content}`)
    .sort();

describe.each(languages)('the messages in %s', (_language, messages) => {
  const entries = Object.entries(messages);

  it('define each placeholder that they use, and no other', () => {
    const wrong = entries.filter(([, entry]) => `${namesIn(entry.message)}` !== `${defined(entry)}`);
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('number their placeholders from $1 on, without a gap', () => {
    const wrong = entries.filter(([, { placeholders = {} }]) => {
      const contents = Object.values(placeholders).map(({ content }) => content);
      return contents.sort().some((content, nth) => content !== `$${nth + 1}`);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('are those of English, with the same placeholders', () => {
    const contents = (of: Messages) =>
      Object.fromEntries(Object.entries(of).map(([key, entry]) => [key, numbered(entry)]));
    expect(contents(messages)).toEqual(contents(english));
  });
});

// That a key which is used exists is held by its type, MessageKey.
it('every message is used, by its key or by a template that gives it', () => {
  const inFolder = (name: string) =>
    readdirSync(join(root, name), { recursive: true }).map((file) => `${name}/${file}`);
  const text = ['manifest.json', ...inFolder('src'), ...inFolder('extension')]
    .filter((file) => /^manifest\.json$|\.(tsx?|html)$/.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const words = new Set(text.replace(/__MSG_(\w+?)__/g, '$1').match(/\w+/g));
  const templates = Array.from(
    text.matchAll(/`([a-z]\w*_(?:\$\{[^}`]*\}\w*)+)`/g),
    ([, template = '']) => new RegExp(`^${template.replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  );
  const isUsed = (key: string) => words.has(key) || templates.some((template) => template.test(key));
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});
