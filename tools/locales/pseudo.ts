import type { Messages } from './messages.ts';

/**
 * Languages derived from English that reveal localization bugs. `accented` is about 40 % longer and in brackets, so
 * that cut text is visible; `mirrored` uses Arabic letters from right to left, so that untranslated text is visible as
 * Latin. Their tags are those of CLDR's pseudo-locales.
 */
export const pseudoLocales = {
  accented: { language: 'en-XA', text_direction: 'ltr', word: accented },
  mirrored: { language: 'ar-XB', text_direction: 'rtl', word: mirrored },
} as const;

export type PseudoLocale = keyof typeof pseudoLocales;

/** Returns whether a locale is one of them. */
export const isPseudoLocale = (locale: string): locale is PseudoLocale => locale in pseudoLocales;

/** Returns the messages in a pseudo-locale. Keys, placeholders and the other fields of an entry stay the same. */
export function inPseudoLocale(messages: Messages, locale: PseudoLocale): Messages {
  const { word, ...tags } = pseudoLocales[locale];
  const translated = (key: string, message: string) =>
    key in tags ? tags[key as keyof typeof tags] : word(message);
  return Object.fromEntries(
    Object.entries(messages).map(([key, entry]) => [
      key,
      { ...entry, message: translated(key, entry.message) },
    ]),
  );
}

// The syntax of chrome.i18n: $NAME$, $1, and $$ for a dollar sign.
const placeholder = /(\$\w+\$|\$\d|\$\$)/;

/** Changes the text between placeholders. `split` puts what its pattern captured at odd indexes. */
function exceptPlaceholders(message: string, change: (text: string) => string): string {
  return message
    .split(placeholder)
    .map((part, nth) => (nth % 2 ? part : change(part)))
    .join('');
}

const from = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = 'áƀćďéƒǧĥíĵķłḿńóƥɋŕšťúṽŵẋýžÁƁĆĎÉƑǦĤÍĴĶŁḾŃÓƤɊŔŠŤÚṼŴẊÝŽ';
// By sound where Arabic has an equivalent; capital letters map to the same ones as small letters.
const arabic = 'ابكدهفغحيجقلمنوبقرستعفوخيز'.repeat(2);

function lettersTo(letters: string): (text: string) => string {
  const [source, target] = [[...from], [...letters]];
  return (text) => Array.from(text, (letter) => target[source.indexOf(letter)] ?? letter).join('');
}

const toAccents = lettersTo(accents);
const toArabic = lettersTo(arabic);

/** Doubles some letters, so that single words become longer too, as in German. */
function accented(message: string): string {
  return `[${exceptPlaceholders(message, (text) => toAccents(text.replace(/[aeiouyn]/gi, '$&$&')))}]`;
}

function mirrored(message: string): string {
  return exceptPlaceholders(message, (text) =>
    toArabic(text).replaceAll('?', '؟').replaceAll(',', '،').replaceAll(';', '؛'),
  );
}
