import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages as folders, messagesIn } from '../../tools/locales/languages.ts';
import type { Entry } from '../../tools/locales/messages.ts';

const root = resolve(import.meta.dirname, '../..');
const languages = folders.map((language) => [language, messagesIn(language)] as const);
const tagOf = (language: string) => language.replace('_', '-');
const english = messagesIn('en');

/** What may be the same as in English: names, codes, and messages of placeholders alone. */
const names =
  /^(?:text_direction|extensionName|report_proxy_status|cookies_group_size|popup_chain_(?:hop|product))$/;

const edge = ['hop_edge', 'hop_edge_product'];
const gateway = ['hop_gateway', 'hop_gateway_product'];
const origin = ['hop_origin', 'hop_origin_product'];
const status = 'history_page_column_status';

/** Words that a language shares with English. */
const asInEnglish: Readonly<Record<string, readonly string[]>> = {
  de: [status, 'chain_site', 'report_browser', 'options_theme_system', ...edge, ...gateway, ...origin],
  es: [...edge, ...gateway],
  fr: ['history_page_sites', 'meaning_sources', 'report_cause', ...edge],
  it: ['report_browser', ...edge, ...gateway],
  pl: [status],
  pt_BR: [status, 'history_page_sites', ...edge, ...gateway],
  tr: ['history_page_sites_one', ...edge, ...origin],
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
  const forms = new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories;
  return Object.keys(english).flatMap((key) => {
    if (baseOf(key) !== key) return [];
    const counts = `${key}_one` in english;
    return counts ? [key, ...forms.flatMap((form) => (form === 'other' ? [] : `${key}_${form}`))] : key;
  });
};

/** Returns whether a plural form is used for one whole number alone, as `one` is in English, but not in French (0, 1). */
function isOfOneNumber(form: string, language: string): boolean {
  const rules = new Intl.PluralRules(tagOf(language));
  const numbers = Array.from({ length: 201 }, (_, number) => number);
  return numbers.filter((number) => rules.select(number) === form).length === 1;
}

/** Returns the width of a text in Latin letters: one of Chinese or Japanese is as wide as two. */
function widthOf(text: string): number {
  const letters = text.replace(/\$\w+\$/g, 'value').replace(/\p{Mn}/gu, '');
  return Array.from(letters, (letter) => (/[\u3000-\u9fff\uff00-\uff60]/.test(letter) ? 2 : 1)).reduce(
    (sum: number, width) => sum + width,
    0,
  );
}

function sentencesOf(text: string, language: string): readonly string[] {
  const filled = text.replace(/\$\w+\$/g, 'value');
  return Array.from(
    new Intl.Segmenter(tagOf(language), { granularity: 'sentence' }).segment(filled),
    ({ segment }) => segment,
  );
}

/** Counts words; in Chinese and Japanese three letters as one. */
function wordsIn(text: string, language: string): number {
  return /^(?:ja|zh)/.test(language) ? text.length / 3 : text.split(/\s+/).length;
}

/** The keys of messages for the operators of sites, who read technical terms. */
const forOperators = /^(?:owner|check|hop|reference|report|fault|paste|ladder_owner|options_import_error)_/;

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

  it('have the placeholders of English; a form for a single number may omit it', () => {
    const wrong = entries.filter(([key, entry]) => {
      const all = numbered(english[baseOf(key)] as Entry);
      const own = numbered(entry);
      const form = key.slice(baseOf(key).length + 1);
      return isOfOneNumber(form, language) ? own.some((one) => !all.includes(one)) : `${own}` !== `${all}`;
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('are about as long as in English, because the popup has a fixed size', () => {
    const wide = entries.filter(
      ([key, { message }]) => widthOf(message) > 1.35 * widthOf((english[baseOf(key)] as Entry).message) + 12,
    );
    expect(wide.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  it('have no sentence that is too long for a quick look', () => {
    const long = entries
      .filter(([key]) => !forOperators.test(key))
      .flatMap(([key, { message }]) => sentencesOf(message, language).map((each) => `${key}: ${each}`))
      .filter((line) => wordsIn(line.replace(/^\w+: /, ''), language) > 23);
    expect(long).toEqual([]);
  });

  it('use typographic quotes, apostrophes and ellipses, and no space twice', () => {
    const wrong = entries.filter(([, { message }]) => /["']|\.\.\.|--| {2}|^\s|\s$/.test(message));
    expect(wrong.filter(([key]) => language !== 'en' || /["]/.test(key)).map(([key]) => key)).toEqual([]);
  });

  it('name their language and its direction', () => {
    expect(messages.language?.message).toBe(tagOf(language));
    expect(messages.text_direction?.message).toMatch(/^(?:ltr|rtl)$/);
  });
});

it.each(languages.filter(([language]) => language !== 'en'))(
  'the messages in %s are translated',
  (language, messages) => {
    const same = Object.keys(messages).filter(
      (key) => messages[key]?.message === english[key]?.message && !names.test(key),
    );
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
