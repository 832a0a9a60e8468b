import { expect, it } from 'vitest';
import {
  cookieReport,
  leftMessage,
  sizeMessage,
  sizeMessages,
} from '../../src/explanation/cookies-messages.ts';

const keys = (messages: readonly { readonly key: string }[]) => messages.map(({ key }) => key);
const done = { removed: 2, kept: 0, reload: 'done', outcome: 'back', signedIn: true } as const;

it('names the product whose documented limit it is, and no other', () => {
  const limit = { bytes: 8_182, ofProduct: true };
  expect(sizeMessages(9_000, limit, { generatedBy: 'nginx' })[1]).toEqual({
    key: 'cookies_limit_of_product',
    values: ['nginx', { count: 8 }],
  });
  for (const generatedBy of ['cloudflare', 'origin', null] as const)
    expect(keys(sizeMessages(9_000, { ...limit, ofProduct: false }, { generatedBy }))).toEqual([
      'cookies_size',
      'cookies_limit',
    ]);
});

it('doubts that cookies are the reason where they are within the limit', () => {
  const messages = sizeMessages(3_000, { bytes: 8_000, ofProduct: false }, { generatedBy: null });
  expect(keys(messages)).toContain('cookies_below_limit');
});

it('shows no size as zero', () => {
  expect(sizeMessage(5).values).toEqual([{ count: 0.1 }]);
  expect(sizeMessage(3_300).values).toEqual([{ count: 3.2 }]);
});

it('promises enough only up to the target', () => {
  expect(leftMessage(8_000, 8_000).key).toBe('cookies_left_enough');
  expect(leftMessage(8_001, 8_000).key).toBe('cookies_left_too_much');
});

it.each([
  [done, ['cookies_removed', 'cookies_page_back', 'cookies_signed_in']],
  [{ ...done, signedIn: false }, ['cookies_removed', 'cookies_page_back', 'cookies_signed_out']],
  [{ ...done, kept: 1, signedIn: undefined }, ['cookies_removed', 'cookies_kept', 'cookies_page_back']],
  [
    { ...done, reload: 'pending', outcome: 'loading', signedIn: undefined },
    ['cookies_removed', 'cookies_page_loading'],
  ],
  [{ ...done, reload: 'form', signedIn: undefined }, ['cookies_removed', 'clear_reload_form']],
] as const)('reports only what is known: %j', (report, expected) => {
  expect(keys(cookieReport(report))).toEqual(expected);
});
