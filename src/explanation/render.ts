import type { Message, Value } from './message.ts';

/** Gives the text of a key with `$1`, `$2`, … put in, or nothing; the browser's own `i18n.getMessage` is one. */
export type Texts = (key: string, substitutions: string[]) => string;

/**
 * Turns a message into a sentence of the reader's language. Where it counts something and the language has words
 * of its own for the number (`_one`, `_few`, … by Unicode's plural rules), those are taken.
 */
export function render({ key, values = [] }: Message, texts: Texts, locale: string): string {
  const substitutions = values.map((value) => format(value, locale));
  const [number] = values.flatMap((value) =>
    typeof value === 'object' && 'count' in value ? value.count : [],
  );
  const form = number === undefined ? 'other' : new Intl.PluralRules(locale).select(number);
  return (form !== 'other' && texts(`${key}_${form}`, substitutions)) || texts(key, substitutions);
}

function format(value: Value, locale: string): string {
  if (typeof value === 'string') return value;
  if ('duration' in value) return formatDuration(value.duration, locale);
  if ('clock' in value)
    return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(value.clock);
  if ('ago' in value) return formatAgo(value.ago, locale);
  return new Intl.NumberFormat(locale).format(value.count);
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
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(ms / size);
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
