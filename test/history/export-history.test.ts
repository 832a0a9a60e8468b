import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyAsCsv, historyAsJson } from '../../src/history/export-history.ts';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { readCsv } from './read-csv.ts';

const past: PastOutage = {
  origin: 'https://shop.example',
  since: Date.UTC(2026, 10, 29, 5, 46, 29, 400),
  until: Date.UTC(2026, 10, 29, 6, 0, 0),
  end: 'back',
  attempts: 3,
  status: 502,
  cause: 'origin-unreachable',
  generatedBy: 'nginx',
};

const header =
  'site,date_utc,started_utc,ended_utc,duration,duration_seconds,end,status,cause,generated_by,attempts';

describe('the history as CSV', () => {
  // LibreOffice 7.4 converted exactly these bytes to cells of the types date and number, and where it detects special
  // numbers, `duration` to the type time.
  it('has a header and a line for each outage, with dates and durations that a spreadsheet takes as such', () => {
    const row =
      'https://shop.example,2026-11-29,2026-11-29T05:46:29,2026-11-29T06:00:00,0:13:31,811,back,502,origin-unreachable,nginx,3';
    const day = { ...past, until: past.since + 26 * 3600_000 + 3 * 60_000 + 7_000 };
    const long =
      'https://shop.example,2026-11-29,2026-11-29T05:46:29,2026-11-30T07:49:36,26:03:07,93787,back,502,origin-unreachable,nginx,3';
    expect(historyAsCsv([past, day])).toBe(`${header}\r\n${row}\r\n${long}\r\n`);
  });

  it('leaves empty what is not known, such as the status of no response', () => {
    const { origin, since, until, end, attempts } = past;
    const early = historyAsCsv([{ origin, since, until, end, attempts }]);
    expect(readCsv(early)[1]?.slice(6)).toEqual(['back', '', '', '', '3']);
    expect(readCsv(historyAsCsv([{ ...past, status: 0 }]))[1]?.[7]).toBe('');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('runs no formula: %j', (hostile) => {
    const [, row = []] = readCsv(historyAsCsv([{ ...past, cause: hostile, generatedBy: hostile }]));
    expect(row.slice(8, 10)).toEqual([`'${hostile}`, `'${hostile}`]);
  });

  it('keeps any text intact, by the rules of RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (texts) => {
        const rows = readCsv(historyAsCsv(texts.map((cause) => ({ ...past, cause }))));
        expect(rows.slice(1).map((row) => row[8]?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts);
      }),
    );
  });

  it('takes times that no date can represent', () => {
    expect(() => historyAsCsv([{ ...past, since: -1e300, until: 1e300 }])).not.toThrow();
  });
});

describe('the history as JSON', () => {
  it('has the times as ISO 8601 and the durations in seconds', () => {
    expect(JSON.parse(historyAsJson([past]))).toEqual({
      outages: [
        {
          site: 'https://shop.example',
          started: '2026-11-29T05:46:29Z',
          ended: '2026-11-29T06:00:00Z',
          duration: 811,
          end: 'back',
          status: 502,
          cause: 'origin-unreachable',
          generatedBy: 'nginx',
          attempts: 3,
        },
      ],
    });
  });
});
