import type { Header } from '../navigation/page.ts';

/** More than a year ahead is a mistake, not a wish. */
const farthest = 366 * 24 * 3600_000;

/** Longer than any date or number of seconds. */
const maxLength = 40;
/** A hostile server may send hundreds of kilobytes; what is beyond these is not looked at. */
const maxLines = 20;
const maxLine = 1000;

/** A list's comma; the one after the weekday belongs to an HTTP-date. */
const separator = /(?<!day|\b(?:mon|tue|wed|thu|fri|sat|sun)),/i;

/**
 * Returns the time that `Retry-After` asks to wait for, in ms since the epoch; undefined where there is none, or
 * none that is later than now: zero, a date in the past and nonsense count as absent (RFC 9110, 10.2.3).
 *
 * Accepts seconds (also as "120 s" or "120 seconds"), HTTP-dates and ISO 8601 date-times with a zone. Dates are
 * judged against the response's own `Date`, since the server's clock may be wrong. The header is defined to have one
 * value; where it is repeated, or joined into a list (RFC 9110, 5.3), the longest valid wait counts, so that none
 * is undercut.
 *
 * @param receivedAt when the response came, in ms since the epoch
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

/** Returns a header's values, those in lists one by one, without those that are too long to be a time. */
function valuesOf(headers: readonly Header[], name: string): readonly string[] {
  return headers
    .filter((header) => header[0].length === name.length && header[0].toLowerCase() === name)
    .slice(0, maxLines)
    .flatMap((header) => header[1].slice(0, maxLine).split(separator))
    .map((value) => value.trim())
    .filter((value) => value.length <= maxLength);
}

/** Returns the delay in ms. */
function readSeconds(value: string): number | undefined {
  const [, seconds] = /^(\d{1,10}) ?(?:s|secs?|seconds?)?$/i.exec(value) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

// `Date.parse` takes far more than is meant here, and differs between browsers, so only what has the right form is given to it.

/** RFC 9110, 5.6.7; a numeric zone and UTC are what RFC 5322 allows instead of GMT. */
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

/** RFC 3339, 5.6; minutes of the zone and the seconds may be missing (ISO 8601). */
function readIsoDate(value: string): number | undefined {
  const [, day, clock, hours = '+00', minutes = '00'] = isoDate.exec(value) ?? [];
  if (!day || !isCalendarDay(day)) return undefined;
  const time = Date.parse(`${day}T${clock}${hours}:${minutes}`);
  return Number.isNaN(time) ? undefined : time;
}

/** Chrome would take 30 February as 2 March. */
function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
