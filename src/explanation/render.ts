import type { Message, Value } from './message.ts';

/** Returns the text of a key with `$1`, `$2`, … substituted, as the browser's `i18n.getMessage` does. */
export type Texts = (key: string, substitutions: string[]) => string;

/**
 * Renders a message in the user's language. A plural value selects the message by its Unicode plural category: the key
 * itself for `other`, otherwise the key with the suffix `_one`, `_few`, ….
 */
export function render({ key, values = [] }: Message, texts: Texts, locale: string): string {
  const substitutions = values.map((value) => format(value, texts, locale));
  const [number] = values.flatMap((value) =>
    typeof value === 'object' && 'plural' in value ? value.plural : [],
  );
  const form = number === undefined ? 'other' : pluralRules(locale).select(number);
  return texts(form === 'other' ? key : `${key}_${form}`, substitutions);
}

/** Joins sentences that follow each other in a paragraph; Chinese and Japanese put no space between them. */
export function joinSentences(sentences: readonly string[], locale: string): string {
  return sentences.join(/^(?:ja|zh)\b/.test(locale) ? '' : ' ');
}

/** Formats a value for the locale. */
export function format(value: Value, texts: Texts, locale: string): string {
  if (typeof value === 'string') return value;
  if ('words' in value) return texts(value.words, []);
  if ('duration' in value) return formatDuration(value.duration, locale);
  if ('roughly' in value) return formatRoughly(value.roughly, locale);
  if ('left' in value) return formatLeft(value.left, locale);
  if ('clock' in value)
    return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(value.clock);
  if ('ago' in value) return formatAgo(value.ago, locale);
  if ('moment' in value)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(value.moment);
  return numberFormat(locale).format('plural' in value ? value.plural : value.count);
}

/** Returns a function that creates what does not exist yet: a page of outages needs the same few formatters often. */
function remembered<A extends readonly unknown[], T>(create: (...options: A) => T): (...options: A) => T {
  const known = new Map<string, T>();
  return (...options) => {
    const key = JSON.stringify(options);
    const made = known.get(key) ?? create(...options);
    known.set(key, made);
    return made;
  };
}

const pluralRules = remembered((locale: string) => new Intl.PluralRules(locale));
const numberFormat = remembered(
  (locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** [unit, smallest duration shown in it, its length], in ms. Time limits are usually quoted as 60 or 100 seconds. */
const units = [
  ['hour', 2 * 3600_000, 3600_000],
  ['minute', 3 * 60_000, 60_000],
  ['second', 1000, 1000],
] as const;

/** Formats a duration in the largest suitable unit, with one decimal below 10. */
function formatDuration(ms: number, locale: string): string {
  const [unit, , size] = units.find(([, from]) => ms >= from) ?? (['millisecond', 0, 1] as const);
  const digits = unit === 'millisecond' || ms >= 10 * size ? 0 : 1;
  return formatUnit(unit, ms / size, locale, digits);
}

/** Formats a duration in whole hours, minutes or seconds; at least one second. */
function formatRoughly(ms: number, locale: string): string {
  const [unit, , size] = units.find(([, , length]) => ms >= length) ?? units[2];
  return formatUnit(unit, Math.max(1, Math.round(ms / size)), locale);
}

/** Formats the remaining time: in seconds below one minute, otherwise in two abbreviated units. */
function formatLeft(ms: number, locale: string): string {
  const largest = units.findIndex(([, , length]) => ms >= length);
  if (largest < 0 || largest === 2) return formatRoughly(ms, locale);
  const [first, second] = [units[largest] ?? units[1], units[largest + 1] ?? units[2]];
  const parts = [
    formatUnit(first[0], Math.floor(ms / first[2]), locale, 0, 'short'),
    formatUnit(second[0], Math.floor((ms % first[2]) / second[2]), locale, 0, 'short'),
  ];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts);
}

function formatUnit(
  unit: string,
  value: number,
  locale: string,
  digits = 0,
  unitDisplay: 'long' | 'short' = 'long',
): string {
  const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: digits } as const;
  return numberFormat(locale, style).format(value);
}

const agoUnits = [
  ['day', 24 * 3600_000],
  ['hour', 3600_000],
  ['minute', 60_000],
] as const;

function formatAgo(ms: number, locale: string): string {
  const [unit, size] = agoUnits.find(([, from]) => ms >= from) ?? agoUnits[2];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    -Math.max(1, Math.floor(ms / size)),
    unit,
  );
}
