import type { Header } from '../navigation/page.ts';

/** In ms. A delay of more than a year is a mistake. */
const farthest = 366 * 24 * 3600_000;

/** In characters; no valid date or number of seconds is longer. */
const maxLength = 40;
/** Anything beyond these limits is ignored, because a hostile server may send hundreds of kilobytes. */
const maxLines = 20;
const maxLine = 1000;

/** A list separator; the comma after a weekday belongs to an HTTP-date. */
const separator = /(?<!day|\b(?:mon|tue|wed|thu|fri|sat|sun)),/i;

/**
 * Returns the time given by `Retry-After` (RFC 9110, 10.2.3), in ms since the epoch. Undefined if it is
 * absent; zero, a past date and an unparsable value count as absent.
 *
 * Accepts seconds (also "120 s" or "120 seconds"), HTTP-dates and ISO 8601 date-times with a zone. Dates are
 * relative to the response's own `Date`, because the server's clock may be wrong. The header is defined to
 * have one value; if it is repeated or combined into a list (RFC 9110, 5.3), the longest valid delay counts,
 * so that no delay is undercut.
 *
 * @param receivedAt when the response was received, in ms since the epoch
 */
export function readRetryAfter(headers: readonly Header[], receivedAt: number): number | undefined {
  const values = valuesOf(headers, 'retry-after');
  if (values.length === 0) return undefined;
  const date = valuesOf(headers, 'date').map(readHttpDate).find(Number.isFinite) ?? receivedAt;
  let longest = 0;
  for (const value of values) {
    const until = readHttpDate(value) ?? readIsoDate(value);
    const delay = until === undefined ? readSeconds(value) : until - date;
    if (delay !== undefined && delay <= farthest) longest = Math.max(longest, delay);
  }
  return longest > 0 ? receivedAt + longest : undefined;
}

/** Returns a header's values, with lists split, without values that are too long to be a time. */
function valuesOf(headers: readonly Header[], name: string): readonly string[] {
  return headers
    .filter((header) => header[0].length === name.length && header[0].toLowerCase() === name)
    .slice(0, maxLines)
    .flatMap((header) => header[1].slice(0, maxLine).split(separator))
    .map((value) => value.trim())
    .filter((value) => value.length <= maxLength);
}

/** Returns the delay in ms; undefined if the value is not a number of seconds. */
function readSeconds(value: string): number | undefined {
  const [, seconds] = /^(\d{1,10}) ?(?:s|secs?|seconds?)?$/i.exec(value) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

// `Date.parse` accepts too much and differs between browsers, so only values of the right format are passed
// to it.

/** Reads an HTTP-date (RFC 9110, 5.6.7), also with UTC or a numeric zone (RFC 5322) instead of GMT. */
function readHttpDate(value: string): number | undefined {
  const withZone = /^\w{3,9}, \d{1,2}[ -]\w{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/.test(
    value,
  );
  const asctime = /^\w{3} \w{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/.test(value);
  if (!withZone && !asctime) return undefined;
  const time = Date.parse(asctime ? `${value} GMT` : value);
  return Number.isNaN(time) ? undefined : time;
}

const isoDate = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([+-]\d\d):?(\d\d)?)$/i;

/** Reads an RFC 3339 date-time; seconds and the zone's minutes are optional (ISO 8601). */
function readIsoDate(value: string): number | undefined {
  const [, day, clock, hours = '+00', minutes = '00'] = isoDate.exec(value) ?? [];
  if (!day || !isCalendarDay(day)) return undefined;
  const time = Date.parse(`${day}T${clock}${hours}:${minutes}`);
  return Number.isNaN(time) ? undefined : time;
}

/** Returns false for dates such as 30 February, which Chrome parses as 2 March. */
function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
