import type { Header } from '../navigation/page.ts';

/** More than a year ahead is a mistake, not a wish. */
const farthest = 366 * 24 * 3600_000;

/**
 * The time that `Retry-After` asks to wait for, in ms since the epoch; undefined where there is none or it
 * is nonsense (RFC 9110, 10.2.3). A date is judged against the response's own `Date`, for the server's clock
 * may be wrong; a date in the past means at once.
 *
 * @param receivedAt when the response came, in ms since the epoch
 */
export function readRetryAfter(headers: readonly Header[], receivedAt: number): number | undefined {
  const value = firstOf(headers, 'retry-after');
  if (value === undefined) return undefined;
  const delay = /^\d{1,10}$/.test(value) ? Number(value) * 1000 : delayUntil(value, headers, receivedAt);
  return delay === undefined || delay > farthest ? undefined : receivedAt + delay;
}

function delayUntil(value: string, headers: readonly Header[], receivedAt: number): number | undefined {
  const until = readHttpDate(value);
  if (until === undefined) return undefined;
  return Math.max(0, until - (readHttpDate(firstOf(headers, 'date')) ?? receivedAt));
}

/** RFC 9110, 5.6.7; `Date.parse` would take far more than the three forms, so only what looks like them is given to it. */
function readHttpDate(value: string | undefined): number | undefined {
  if (!value || value.length > 40) return undefined;
  const withZone = /^\w{3,9}, \d{2}[ -]\w{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(value);
  const asctime = /^\w{3} \w{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/.test(value);
  if (!withZone && !asctime) return undefined;
  const time = Date.parse(asctime ? `${value} GMT` : value);
  return Number.isNaN(time) ? undefined : time;
}

/** The first of a repeated header counts. */
function firstOf(headers: readonly Header[], name: string): string | undefined {
  return headers
    .find((header) => header[0].length === name.length && header[0].toLowerCase() === name)?.[1]
    .trim();
}
