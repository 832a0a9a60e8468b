import { describe, expect, it } from 'vitest';
import { partsReportOf } from '../../src/explanation/parts-report.ts';
import { type ReportContext, writeReport } from '../../src/explanation/report-lines.ts';
import { pageParts } from '../../src/parts/parts-summary.ts';
import { english } from '../../tools/explain/english.ts';
import { failedPart, page } from '../parts/samples.ts';

const readAt = Date.UTC(2026, 10, 29, 6, 30);
const context: ReportContext = {
  private: false,
  zoneOffset: -60,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  version: '0.1.0',
};
const read = page({
  failed: [
    failedPart(),
    failedPart(),
    failedPart({
      url: 'https://api.shop.example/orders/3fa85f64-5717-4562-b3fc-2c963f66afa6',
      status: 504,
    }),
  ],
  unknown: 2,
});

const report = (changes: Partial<ReportContext> = {}) =>
  writeReport(partsReportOf(pageParts(read), readAt, { ...context, ...changes }), 'text', english);

describe('a report about parts', () => {
  it('contains what an operator needs, without tokens', () => {
    expect(report().split('\n')).toEqual([
      'Time: 2026-11-29T07:30:00+01:00',
      'Address: https://www.shop.example/',
      'Failed part: 502 call https://api.shop.example/cart, 2×, 80 ms',
      'Failed part: 504 call https://api.shop.example/orders/…, 80 ms',
      'Parts with a status: 13',
      'Parts without a status: 2',
      'Timing: HTTP/2, name 20 ms, connect 30 ms, secure 70 ms, wait 150 ms, download 50 ms',
      'Browser: Firefox 153.0',
      'Gatelight: 0.1.0',
      '',
    ]);
  });

  it('names no host in a private window', () => {
    expect(report({ private: true })).not.toContain('example');
    expect(report({ private: true })).toContain('Failed part: 502 call, 2×');
  });
});
