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

/** What is the same in English: names, technical terms, and messages of placeholders alone. */
const asInEnglish: Readonly<Record<string, readonly string[]>> = {
  de: [
    ...[
      'text_direction',
      'extensionName',
      'history_page_column_status',
      'chain_site',
      'report_proxy_status',
      'report_browser',
      'options_theme_system',
    ],
    ...['popup_chain_hop', 'popup_chain_product', 'hop_edge', 'hop_gateway', 'hop_origin'],
    ...['hop_edge_product', 'hop_gateway_product', 'hop_origin_product'],
  ],
};

/** Placeholders are case-insensitive (documented for Chrome and Firefox alike). */
const namesIn = (text: string) =>
  [...new Set(Array.from(text.matchAll(/\$(\w+)\$/g), ([, name = '']) => name.toLowerCase()))].sort();
const defined = ({ placeholders = {} }: Entry) =>
  Object.keys(placeholders)
    .map((name) => name.toLowerCase())
    .sort();

/** Returns entries such as `site=$1`. */
const numbered = ({ placeholders = {} }: Entry) =>
  Object.entries(placeholders)
    .map(([name, { content }]) => `${name.toLowerCase()}=${content}`)
    .sort();

/**
 * Returns the key that a plural form (one, two, few, …) belongs to; the key itself where it is no plural
 * form.
 */
const baseOf = (key: string) => {
  const base = key.replace(/_(?:zero|one|two|few|many)$/, '');
  return base in english ? base : key;
};

/**
 * Returns the keys that a language needs: those of English, and for each counted message the plural forms of
 * the language.
 */
const keysIn = (language: string) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return Object.keys(english).flatMap((key) => {
    if (baseOf(key) !== key) return [];
    const counts = `${key}_one` in english;
    return counts ? [key, ...forms.flatMap((form) => (form === 'other' ? [] : `${key}_${form}`))] : key;
  });
};

describe.each(languages)('the messages in %s', (language, messages) => {
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

  it('are those of English, in each plural form of the language', () => {
    expect(Object.keys(messages).sort()).toEqual(keysIn(language).sort());
  });

  it('have the placeholders of English; a form for one number may omit it', () => {
    const wrong = entries.filter(([key, entry]) => {
      const all = numbered(english[baseOf(key)] as Entry);
      const own = numbered(entry);
      return key === baseOf(key) ? `${own}` !== `${all}` : own.some((one) => !all.includes(one));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('name their language and its direction', () => {
    expect(messages.language?.message).toBe(language.replace('_', '-'));
    expect(messages.text_direction?.message).toMatch(/^(?:ltr|rtl)$/);
  });
});

it.each(languages.filter(([language]) => language !== 'en'))(
  'the messages in %s are translated',
  (language, messages) => {
    const same = Object.keys(messages).filter((key) => messages[key]?.message === english[key]?.message);
    expect(same.sort()).toEqual([...(asInEnglish[language] ?? [])].sort());
  },
);

// Its type, MessageKey, ensures that a used key exists.
it('every message is used, by its key or by a template that produces it', () => {
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
  expect(Object.keys(english).filter((key) => !isUsed(baseOf(key)))).toEqual([]);
});
