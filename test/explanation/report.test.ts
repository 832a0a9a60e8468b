import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { reportOf } from '../../src/explanation/report.ts';
import { type ReportContext, writeReport } from '../../src/explanation/report-lines.ts';
import type { Page } from '../../src/navigation/page.ts';
import { english } from '../../tools/explain/english.ts';
import { arrivedAt, pageAnswered, pageFailed } from '../diagnosis/responses.ts';

const context: ReportContext = {
  private: false,
  zoneOffset: -60,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  version: '0.1.0',
};
const answer = pageAnswered({
  status: 522,
  url: 'https://me:pw@shop.example/orders/42?session=s3cret#top',
  took: 19_870.4,
  headers: {
    server: 'cloudflare',
    'cf-ray': '8f1c2d3e4f5a6b7c-FRA',
    'set-cookie': 'sid=s3cret',
    'proxy-status': 'edge; error=connection_timeout; details="GET /orders?session=s3cret"',
  },
});

function report(
  page: Page,
  changes: Partial<ReportContext> = {},
  format: 'text' | 'markdown' = 'text',
): string {
  const failed = { page, diagnosis: diagnose(page, { now: arrivedAt, online: true }) };
  return writeReport(reportOf(failed, { ...context, ...changes }), format, english);
}

describe('a report', () => {
  it('contains what a help desk needs', () => {
    expect(report(answer).split('\n')).toEqual([
      'Time: 2026-11-22T13:00:00+01:00',
      'Address: https://shop.example/orders/42',
      'Method: GET',
      'Answer: HTTP 522, written by Cloudflare.',
      'Failing hop: the origin',
      `Cause: ${english({ key: 'owner_cause_origin_unreachable' })}`,
      'Diagnosis: Confidence: high about who answered, medium about where it failed, medium about why.',
      'Proxy-Status: edge; error=connection_timeout; details="GET /orders"',
      'Time to first byte: 19870 ms',
      'Id cf-ray: 8f1c2d3e4f5a6b7c-FRA',
      'Browser: Firefox 153.0',
      'Gatelight: 0.1.0',
      '',
    ]);
  });

  it('never contains a query, a cookie or credentials', () => {
    for (const format of ['text', 'markdown'] as const)
      expect(report(answer, {}, format)).not.toMatch(/s3cret|session=|sid|me:pw|#top/);
  });

  it('omits the URL and the ids of a private window, and says so', () => {
    const text = report(answer, { private: true });
    expect(text).toContain('Address: left out, with all ids: this was a private window');
    expect(text).not.toMatch(/shop\.example|8f1c2d3e/);
  });

  it('names the browser error if there was no response', () => {
    const text = report(pageFailed('net::ERR_CONNECTION_RESET'));
    expect(text).toContain('Browser error: net::ERR_CONNECTION_RESET');
    expect(text).toContain('Answer: No HTTP response reached the browser.');
  });

  it('is a list in Markdown, where server text cannot add markup', () => {
    const hostile = pageAnswered({
      status: 502,
      headers: { server: 'nginx', 'x-request-id': '`</code> @everyone **now**\u202e' },
    });
    const [line] = report(hostile, {}, 'markdown').match(/^- \*\*Id.*$/m) ?? [];
    expect(line).toBe("- **Id x-request-id:** `'</code> @everyone **now**\uFFFD`");
  });

  it.each([
    [0, '12:00:00+00:00'],
    [-330, '17:30:00+05:30'],
    [300, '07:00:00-05:00'],
  ])('gives the time with its UTC offset, for %i minutes', (zoneOffset, time) => {
    expect(report(answer, { zoneOffset })).toContain(`Time: 2026-11-22T${time}`);
  });

  it.each([
    ['Chrome/156.0.0.0 Safari/537.36', 'Chrome 156.0.0.0'],
    ['Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2', 'Edge 156.0.1.2'],
    ['Chrome/156.0.0.0 Safari/537.36 OPR/120.0.0.0', 'Opera 120.0.0.0'],
    ['something else', 'not known'],
  ])('shows %s as the browser %s', (userAgent, name) => {
    expect(report(answer, { userAgent })).toContain(`Browser: ${name}\n`);
  });
});
