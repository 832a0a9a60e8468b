import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedParts, type PartGroup } from '../../src/parts/failed-parts.ts';
import { failedPart, frame, frameReading, page } from './samples.ts';

const pay = 'https://pay.example/form';

const inShort = (groups: readonly PartGroup[]) =>
  groups.map(
    ({ kind, host, status, count, matters }) =>
      `${count} ${kind} ${host} ${status}${matters ? '' : ' (minor)'}`,
  );

describe('the failed parts of a page', () => {
  it('are grouped by kind, host and status, what users notice first', () => {
    const failed = [
      failedPart({ url: 'https://cdn.example/a.png', initiator: 'img', status: 503 }),
      failedPart(),
      failedPart({ url: 'https://api.shop.example/user' }),
      failedPart({ url: 'https://api.shop.example/user', status: 504 }),
      failedPart({ url: 'https://cdn.example/app.js', initiator: 'script', status: 502 }),
    ];
    const reading = frameReading({ url: pay, status: 503 });
    expect(inShort(failedParts(page({ failed }, frame(pay, { reading }))))).toEqual([
      '1 frame pay.example 503',
      '2 call api.shop.example 502',
      '1 call api.shop.example 504',
      '1 script cdn.example 502',
      '1 image cdn.example 503',
    ]);
  });

  it('list each URL with its count and its longest time', () => {
    const failed = [
      failedPart(),
      failedPart({ took: 900 }),
      failedPart({ url: 'https://api.shop.example/user' }),
    ];
    expect(failedParts(page({ failed }))[0]?.urls).toEqual([
      { url: 'https://api.shop.example/cart', count: 2, took: 900 },
      { url: 'https://api.shop.example/user', count: 1, took: 80 },
    ]);
  });

  it.each([
    ['a missing image', { initiator: 'img', status: 404 }],
    ['a call that asks whether the user is signed in', { status: 401 }],
    ['a missing script', { initiator: 'script', status: 404 }],
    ['a beacon that a server refuses', { initiator: 'beacon', status: 503 }],
    ['a call that succeeded on its second try', { recovered: true }],
    ['a favicon', { initiator: 'other', url: 'https://www.shop.example/favicon.ico', status: 500 }],
  ])('include %s, which does not matter by itself', (_, part) => {
    expect(failedParts(page({ failed: [failedPart(part)] }))).toMatchObject([{ count: 1, matters: false }]);
  });

  it('come after what matters if they do not', () => {
    const failed = [failedPart({ status: 401 }), failedPart({ initiator: 'img', status: 502 })];
    expect(failedParts(page({ failed })).map(({ status }) => status)).toEqual([502, 401]);
  });

  it('include a frame whose status only its parent reports', () => {
    const elements = [{ url: pay, shown: true, status: 503 }];
    const hidden = frame(pay, { reading: undefined });
    expect(inShort(failedParts(page({ elements }, hidden)))).toEqual(['1 frame pay.example 503']);
  });

  it('include an embedded file once, whether or not the browser treats it as a frame', () => {
    const failed = [failedPart({ url: pay, initiator: 'embed', status: 502 })];
    const reading = frameReading({ url: pay, status: 502 });
    expect(inShort(failedParts(page({ failed })))).toEqual(['1 frame pay.example 502']);
    expect(inShort(failedParts(page({ failed }, frame(pay, { reading }))))).toEqual([
      '1 frame pay.example 502',
    ]);
  });
});

describe('a frame with the browser’s error page', () => {
  const broken = frame(pay, { reading: undefined, isErrorPage: true });
  const element = { url: pay, shown: true, status: 0 };

  it('did not load if the user sees it', () => {
    expect(inShort(failedParts(page({ elements: [element] }, broken)))).toEqual([
      '1 frame pay.example undefined',
    ]);
  });

  it('is no failure if nobody sees it, as where an ad blocker collapsed it', () => {
    expect(failedParts(page({ elements: [{ ...element, shown: false }] }, broken))).toEqual([]);
  });

  it('is found after a redirect by the element whose URL is no frame’s', () => {
    const start = { ...element, url: 'https://www.shop.example/pay' };
    expect(failedParts(page({ elements: [start] }, broken))).toHaveLength(1);
    expect(failedParts(page({ elements: [{ ...start, shown: false }] }, broken))).toEqual([]);
  });
});

it('what fails is counted exactly once', () => {
  const part = fc.record({
    url: fc.constantFrom('https://a.example/1', 'https://a.example/2', 'https://b.example/', 'data:'),
    initiator: fc.constantFrom('fetch', 'img', 'script', 'link', 'css', 'other', 'video', '__proto__'),
    declaredAs: fc.constantFrom(undefined, 'style', 'script', 'font', 'constructor'),
    status: fc.integer({ min: 400, max: 599 }),
    took: fc.nat(),
    recovered: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(part), (failed) => {
      const groups = failedParts(page({ failed }));
      const sum = (counts: readonly { readonly count: number }[]) =>
        counts.reduce((total, { count }) => total + count, 0);
      expect(sum(groups)).toBe(failed.length);
      for (const group of groups) expect(sum(group.urls)).toBe(group.count);
    }),
  );
});
