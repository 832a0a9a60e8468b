import type { Message, Value } from './message.ts';

/** Gives the text of a key with `$1`, `$2`, … put in; the browser's own `i18n.getMessage` is one. */
export type Texts = (key: string, substitutions: string[]) => string;

/**
 * Turns a message into a sentence of the reader's language. Where a value is a plural one, the sentence is that for
 * its number: the key's own for `other`, else the key with `_one`, `_few`, … (Unicode's plural categories).
 */
export function render({ key, values = [] }: Message, texts: Texts, locale: string): string {
  const substitutions = values.map((value) => format(value, texts, locale));
  const [number] = values.flatMap((value) =>
    typeof value === 'object' && 'plural' in value ? value.plural : [],
  );
  const form = number === undefined ? 'other' : new Intl.PluralRules(locale).select(number);
  return texts(form === 'other' ? key : `${key}_${form}`, substitutions);
}

/** A value as it stands in a sentence of the language. */
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
  return new Intl.NumberFormat(locale).format('plural' in value ? value.plural : value.count);
}

/** From how many ms on each unit is used, and its size: time limits are known as 60 or 100 seconds. */
const units = [
  ['hour', 2 * 3600_000, 3600_000],
  ['minute', 3 * 60_000, 60_000],
  ['second', 1000, 1000],
] as const;

/** A duration in its largest fitting unit, below a second in milliseconds. */
function formatDuration(ms: number, locale: string): string {
  const [unit, , size] = units.find(([, from]) => ms >= from) ?? (['millisecond', 0, 1] as const);
  const digits = unit === 'millisecond' || ms >= 10 * size ? 0 : 1;
  return formatUnit(unit, ms / size, locale, digits);
}

/** As one would say it aloud: in whole hours, minutes or seconds, never less than one second. */
function formatRoughly(ms: number, locale: string): string {
  const [unit, , size] = units.find(([, , length]) => ms >= length) ?? units[2];
  return formatUnit(unit, Math.max(1, Math.round(ms / size)), locale);
}

/** What is left of a wait: seconds, or from a minute on two units, in short. */
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
  return new Intl.NumberFormat(locale, style).format(value);
}

const agoUnits = [
  ['day', 24 * 3600_000],
  ['hour', 3600_000],
  ['minute', 60_000],
] as const;

function formatAgo(ms: number, locale: string): string {
  const [unit, size] = agoUnits.find(([, from]) => ms >= from) ?? agoUnits[2];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(ms / size), unit);
}
