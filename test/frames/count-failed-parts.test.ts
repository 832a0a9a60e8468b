import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedPartsAfter } from '../../src/frames/count-failed-parts.ts';
import { type FailedParts, failedPartCount, noneFailed } from '../../src/frames/failed-parts-of-pages.ts';
import type { PartEnd } from '../../src/navigation/part-end.ts';
import { pageWith } from '../support/page.ts';
import { call, failedWith, frame, now, page } from './parts.ts';

const none: FailedParts = new Map();

const failedAfter = (parts: readonly PartEnd[], before = none) =>
  parts.reduce((failed, part) => failedPartsAfter(failed, part, page), before);

const head = (status: number) => ({ status, headers: [], fromCache: false, redirected: false });
const shown = (status: number, fields = {}) =>
  pageWith({
    url: 'https://shop.example/',
    ...page,
    outcome: { kind: 'response', head: head(status) },
    ...fields,
  });

const count = (parts: readonly PartEnd[], tabId = 1) =>
  failedPartCount(failedAfter(parts).get(tabId), shown(200));

describe('the number of failed parts', () => {
  it.each([500, 502, 503, 504, 521, 599])('includes a call and a frame that answered %i', (status) => {
    expect(count([call(status), frame(status)])).toBe(2);
  });

  it.each([
    ...['net::ERR_CONNECTION_REFUSED', 'net::ERR_CONNECTION_RESET', 'net::ERR_TIMED_OUT'],
    ...['net::ERR_EMPTY_RESPONSE', 'NS_ERROR_CONNECTION_REFUSED', 'NS_ERROR_NET_RESET'],
    ...['NS_ERROR_NET_TIMEOUT', 'NS_ERROR_NET_INTERRUPT'],
  ])('includes a connection that ended with %s', (code) => {
    expect(count([call(0, failedWith(code))])).toBe(1);
  });

  it.each([
    ...['net::ERR_ABORTED', 'net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_RESPONSE', 'net::ERR_FAILED'],
    ...['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_INTERNET_DISCONNECTED', 'net::ERR_NETWORK_CHANGED'],
    ...['NS_BINDING_ABORTED', 'NS_ERROR_ABORT', 'NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_DOM_BAD_URI'],
    'NS_ERROR_XFO_VIOLATION',
  ])('does not include a request that ended with %s', (code) => {
    expect(count([call(0, failedWith(code))])).toBe(0);
  });

  it.each([200, 204, 304, 401, 404, 429])('does not include a call that answered %i', (status) => {
    expect(count([call(status)])).toBe(0);
  });

  it('includes the same call once, whatever its query', () => {
    const url = 'https://api.example/cart';
    expect(count([call(502, { url: `${url}?1` }), call(502, { url: `${url}?2` })])).toBe(1);
    expect(count([call(502), call(502, { method: 'POST' }), call(502, { url: `${url}/2` })])).toBe(3);
  });

  it('no longer includes a part that has loaded since, but still one that was given up', () => {
    expect(count([call(502), call(200)])).toBe(0);
    expect(count([frame(502), frame(404)])).toBe(0);
    expect(count([call(502), call(0, failedWith('net::ERR_ABORTED'))])).toBe(1);
  });

  it('does not include what an earlier page of the tab requested', () => {
    expect(count([call(502, { documentId: 'earlier' })])).toBe(0);
    expect(count([call(502, { time: now - 1 })])).toBe(0);
    expect(count([call(502, { documentId: 'of a frame', inMainDocument: false })])).toBe(1);
  });

  it('is zero on a page that failed itself, on one that is not known, and on the next one', () => {
    const parts = failedAfter([call(502)]).get(1);
    expect(failedPartCount(parts, shown(404))).toBe(0);
    expect(failedPartCount(parts, shown(200, { outcome: { kind: 'unseen' } }))).toBe(0);
    expect(failedPartCount(parts, undefined)).toBe(0);
    expect(failedPartCount(parts, shown(200, { arrivedAt: now + 5_000 }))).toBe(0);
  });

  it('starts again with the next page', () => {
    const first = failedAfter([call(502), frame(502)]);
    const later = { arrivedAt: now + 5_000, documentId: 'next' };
    const part = call(503, { time: now + 6_000, documentId: 'next' });
    expect(failedPartsAfter(first, part, later).get(1)?.names.size).toBe(1);
  });

  it('is zero once parts are no longer watched', () => {
    expect([...noneFailed(failedAfter([call(502)])).values()].map(({ names }) => names.size)).toEqual([0]);
  });

  it('uses a bounded amount of memory, and keeps the tabs that failed last', () => {
    const tabId = fc.integer({ min: 1, max: 80 });
    const url = fc
      .integer({ min: 0, max: 400 })
      .map((nth) => `https://api.example/${nth}/${'x'.repeat(2_000)}`);
    const parts = fc.array(fc.record({ tabId, url, status: fc.constantFrom(200, 502) }), { maxLength: 900 });
    fc.assert(
      fc.property(parts, (ends) => {
        const failed = failedAfter(ends.map(({ status, ...fields }) => call(status, fields)));
        expect(failed.size).toBeLessThanOrEqual(50);
        for (const { names } of failed.values()) {
          expect(names.size).toBeLessThanOrEqual(100);
          for (const name of names) expect(name.length).toBeLessThanOrEqual(300);
        }
        const last = ends.findLast(({ status }) => status === 502);
        if (last) expect(failed.has(last.tabId)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
