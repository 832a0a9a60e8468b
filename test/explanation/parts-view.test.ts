import { describe, expect, it } from 'vitest';
import { noFailureView } from '../../src/explanation/no-failure-view.ts';
import { withParts } from '../../src/explanation/parts-view.ts';
import type { PageReading } from '../../src/parts/part-reading.ts';
import { pageParts } from '../../src/parts/parts-summary.ts';
import { english } from '../../tools/explain/english.ts';
import { failedPart, frame, frameReading, page, times } from '../parts/samples.ts';

const now = Date.UTC(2026, 10, 29);
const pay = 'https://pay.example/form';

const viewOf = (read: PageReading, status: 'healthy' | 'healthy-on-click' = 'healthy') =>
  withParts(noFailureView(status, undefined, false, now), pageParts(read));
const said = (read: PageReading) => viewOf(read).happened.map((message) => english(message));
const drawn = (read: PageReading) => viewOf(read).chain?.map(({ state }) => state);

describe('a page that loaded', () => {
  it('is fine as far as can be seen, and says how far that is', () => {
    const view = viewOf(page());
    expect(view.state).toBe('fine');
    expect(english(view.headline)).toBe('This page is fine, as far as we can see.');
    expect(said(page())).toContain('All 10 parts that Gatelight sees have loaded.');
    expect(said(page({ unknown: 4 }))).toContain(
      "Your browser doesn't say whether 4 parts of this page loaded.",
    );
  });

  it.each([
    ['unknown parts', page({ unknown: 4 })],
    ['more parts than the browser lists', page({ isFull: true, unknown: 1 })],
    ['a missing image', page({ failed: [failedPart({ initiator: 'img', status: 404 })] })],
    ['a frame that no script can read', page({}, frame(pay, { reading: undefined }))],
  ])('does not claim that all of it loaded with %s', (_, read) => {
    expect(said(read).join(' ')).not.toMatch(/All \d+ parts/);
  });

  it('says which phase of a slow load took most of it', () => {
    const slow = { ...times, domainLookupEnd: 4_810, connectStart: 4_810, secureConnectionStart: 0 };
    const rest = { connectEnd: 4_820, requestStart: 4_820, responseStart: 4_900, responseEnd: 5_010 };
    expect(said(page({ times: { ...slow, ...rest } }))).toContain(
      'Looking up the name took 4.8 seconds out of 5 seconds.',
    );
  });

  it('keeps its headline where something is missing on purpose', () => {
    const failed = [failedPart({ status: 401 }), failedPart({ initiator: 'img', status: 404 })];
    expect(viewOf(page({ failed })).state).toBe('fine');
  });
});

describe('a page with failed parts', () => {
  const failed = [failedPart(), failedPart(), failedPart({ url: 'https://api.shop.example/user' })];
  const broken = page({ failed }, frame(pay, { reading: frameReading({ url: pay, status: 503 }) }));

  it('says what failed, and offers to reload', () => {
    const view = viewOf(broken);
    expect(view.state).toBe('parts-failed');
    expect(english(view.headline)).toBe('This page loaded, but parts of it failed.');
    expect(said(broken)).toEqual([
      'An embedded page from pay.example returned 503.',
      '3 calls to api.shop.example returned 502.',
    ]);
    expect([view.primary, view.secondary]).toEqual(['load-again', 'reload-without-cache']);
  });

  it('offers no button that the page of a click did not have, so that nothing moves', () => {
    const view = viewOf(broken, 'healthy-on-click');
    expect(view.state).toBe('parts-failed');
    expect(view.primary).toBeUndefined();
  });

  it('does not blame the site for a frame that something may have blocked', () => {
    const elements = [{ url: pay, shown: true, status: 0 }];
    const missing = page({ elements }, frame(pay, { reading: undefined, isErrorPage: true }));
    expect(said(missing)).toEqual([
      'An embedded page from pay.example did not load.',
      'Maybe this was blocked on purpose.',
    ]);
    expect(drawn(missing)).toEqual(['fine', 'fine', 'fine', 'fine']);
  });

  it('names what is certain before a frame that may have been blocked', () => {
    const elements = [{ url: pay, shown: true, status: 0 }];
    const both = page({ failed, elements }, frame(pay, { reading: undefined, isErrorPage: true }));
    expect(said(both)).toEqual(['3 calls to api.shop.example returned 502.', 'Other parts failed, too.']);
  });

  it('says that there is more than fits', () => {
    const more = [...failed, failedPart({ status: 503 }), failedPart({ status: 504 })];
    expect(said(page({ failed: more }))).toHaveLength(3);
    expect(said(page({ failed: more })).at(-1)).toBe('Other parts failed, too.');
  });

  it('is not sure about the site’s side if parts of the same site failed', () => {
    expect(drawn(broken)).toEqual(['fine', 'fine', 'unknown', 'unknown']);
    const elsewhere = page({ failed: [failedPart({ url: 'https://cdn.example/app.js' })] });
    expect(drawn(elsewhere)).toEqual(['fine', 'fine', 'fine', 'fine']);
  });
});
