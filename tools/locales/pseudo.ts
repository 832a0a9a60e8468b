/** `_locales/…/messages.json`: the text of each key, and more for translators. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/**
 * Languages that nobody speaks, made from English to find what a real one would suffer from: `accented` is about
 * 40 % longer and stands in brackets, so that cut text shows; `mirrored` is in Arabic letters and read from right to
 * left, so that what was never translated shows as Latin. Their tags are those of CLDR's own pseudo-locales.
 */
export const pseudoLocales = {
  accented: { language: 'en-XA', text_direction: 'ltr', word: accented },
  mirrored: { language: 'ar-XB', text_direction: 'rtl', word: mirrored },
} as const;

export type PseudoLocale = keyof typeof pseudoLocales;

/** The same messages in a pseudo-locale: keys, placeholders and whatever else an entry holds stay as they are. */
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

// As chrome.i18n has them: $NAME$, $1 and $$ for a dollar.
const placeholder = /(\$\w+\$|\$\d|\$\$)/;

/** `split` leaves what its pattern caught at the odd places. */
function exceptPlaceholders(message: string, change: (text: string) => string): string {
  return message
    .split(placeholder)
    .map((part, nth) => (nth % 2 ? part : change(part)))
    .join('');
}

const from = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = 'áƀćďéƒǧĥíĵķłḿńóƥɋŕšťúṽŵẋýžÁƁĆĎÉƑǦĤÍĴĶŁḾŃÓƤɊŔŠŤÚṼŴẊÝŽ';
// By sound where Arabic has one; capitals as small letters.
const arabic = 'ابكدهفغحيجقلمنوبقرستعفوخيز'.repeat(2);

function lettersTo(letters: string): (text: string) => string {
  const [source, target] = [[...from], [...letters]];
  return (text) => Array.from(text, (letter) => target[source.indexOf(letter)] ?? letter).join('');
}

const toAccents = lettersTo(accents);
const toArabic = lettersTo(arabic);

/** Some letters twice is what makes it longer: so words grow too, as German ones do. */
function accented(message: string): string {
  return `[${exceptPlaceholders(message, (text) => toAccents(text.replace(/[aeiouyn]/gi, '$&$&')))}]`;
}

function mirrored(message: string): string {
  return exceptPlaceholders(message, (text) =>
    toArabic(text).replaceAll('?', '؟').replaceAll(',', '،').replaceAll(';', '؛'),
  );
}
