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
  started_utc: ({ started }) => forSpreadsheet(started),
  ended_utc: ({ ended }) => forSpreadsheet(ended),
  duration_seconds: ({ duration }) => duration,
  end: ({ end }) => end,
  status: ({ status }) => status,
  cause: ({ cause }) => cause,
  generated_by: ({ generatedBy }) => generatedBy,
  attempts: ({ attempts }) => attempts,
} as const satisfies Readonly<Record<string, (past: ExportedOutage) => string | number | undefined>>;

/** Returns the outages as CSV (RFC 4180), which spreadsheets open with dates and numbers as such. */
export function historyAsCsv(outages: readonly PastOutage[]): string {
  const rows = outages.map(exportedOutage).map((past) => Object.values(columns).map((of) => of(past)));
  return [Object.keys(columns), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function exportedOutage({ origin, since, until, ...past }: PastOutage): ExportedOutage {
  return {
    site: origin,
    started: isoTime(since),
    ended: isoTime(until),
    duration: Math.round((until - since) / 1000),
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

/** With a space, as RFC 3339 allows, and without the zone: Excel takes nothing else for a date with a time. */
function forSpreadsheet(isoTime: string): string {
  return isoTime.replace('T', ' ').replace('Z', '');
}

/** A spreadsheet would run a text that begins like this as a formula. */
const formula = /^[=+\-@\t\r]/;

function field(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : `${value}`;
  const harmless = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
