import type { PastOutage } from './past-outages.ts';

/** One outage as a row of a table. Times in UTC, so that no daylight saving time makes them ambiguous. */
interface ExportedOutage {
  readonly site: string;
  readonly started: string;
  readonly ended: string;
  /** In seconds. */
  readonly duration: number;
  readonly end: PastOutage['end'];
  readonly status: number | undefined;
  readonly cause: string | undefined;
  readonly generatedBy: string | undefined;
  readonly attempts: number;
}

/** Returns the outages as a JSON text, with times as ISO 8601 has them. */
export function historyAsJson(outages: readonly PastOutage[]): string {
  const exported = outages.map((past): ExportedOutage => exportedOutage(past));
  return `${JSON.stringify({ outages: exported }, null, 2)}\n`;
}

const columns = {
  site: ({ site }) => site,
  date_utc: ({ started }) => started.slice(0, started.indexOf('T')),
  started_utc: ({ started }) => started.replace('Z', ''),
  ended_utc: ({ ended }) => ended.replace('Z', ''),
  duration: ({ duration }) => asHours(duration),
  duration_seconds: ({ duration }) => duration,
  end: ({ end }) => end,
  status: ({ status }) => status,
  cause: ({ cause }) => cause,
  generated_by: ({ generatedBy }) => generatedBy,
  attempts: ({ attempts }) => attempts,
} as const satisfies Readonly<Record<string, (past: ExportedOutage) => string | number | undefined>>;

/**
 * Returns the outages as CSV (RFC 4180), which spreadsheets open with dates and durations as such. LibreOffice 7.4 by
 * default recognizes dates with a time only as ISO 8601 has them, with a `T` and without a zone, and durations only as
 * numbers; where it detects special numbers, hours with minutes and seconds as well (measured). The date
 * has a column of its own for spreadsheets that take no `T`.
 */
export function historyAsCsv(outages: readonly PastOutage[]): string {
  const rows = outages.map(exportedOutage).map((past) => Object.values(columns).map((of) => of(past)));
  return [Object.keys(columns), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function exportedOutage({ origin, since, until, ...past }: PastOutage): ExportedOutage {
  return {
    site: origin,
    started: isoTime(since),
    ended: isoTime(until),
    // The clock may have been set back in between.
    duration: Math.max(0, Math.round((until - since) / 1000)),
    end: past.end,
    // A browser that received no response knows no status.
    status: past.status || undefined,
    cause: past.cause,
    generatedBy: past.generatedBy,
    attempts: past.attempts,
  };
}

/** In ms since the epoch: what `Date` can represent (ECMA-262, "Time Values"). */
const maxTime = 8.64e15;

function isoTime(time: number): string {
  const valid = Math.min(maxTime, Math.max(-maxTime, time));
  return new Date(valid).toISOString().replace(/\.\d+/, '');
}

/** Returns whole seconds as hours, minutes and seconds, with as many hours as there are. */
function asHours(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return `${hours}:${`${minutes}`.padStart(2, '0')}:${`${rest}`.padStart(2, '0')}`;
}

/** A spreadsheet would run a text that begins like this as a formula. */
const formula = /^[=+\-@\t\r]/;

function field(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : `${value}`;
  const harmless = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
