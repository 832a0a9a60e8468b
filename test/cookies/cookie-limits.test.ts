import { describe, expect, it } from 'vitest';
import { cookieLimitOf, targetSize } from '../../src/cookies/cookie-limits.ts';
import type { GeneratedBy } from '../../src/diagnosis/diagnosis.ts';

const url = 'https://shop.example/';

describe('the limit for cookies', () => {
  it.each<[GeneratedBy, number, boolean]>([
    ['nginx', 8_192, true],
    ['apache', 8_190, true],
    ['haproxy', 15_360, true],
    ['express', 16_384, true],
    ['iis', 16_384, true],
    ['origin', 8_192, false],
    ['cloudflare', 8_192, false],
    [null, 8_192, false],
  ])('of %s is at most %i bytes; documented for it: %s', (generatedBy, most, ofProduct) => {
    const limit = cookieLimitOf({ generatedBy }, url);
    expect(limit.ofProduct).toBe(ofProduct);
    expect(limit.bytes).toBeLessThan(most);
    expect(limit.bytes).toBeGreaterThan(most - 2_048);
  });

  it('is lower where the limit is for the whole head and the URL is long', () => {
    const long = `${url}?q=${'x'.repeat(4_000)}`;
    const limitAt = (generatedBy: GeneratedBy, at: string) => cookieLimitOf({ generatedBy }, at).bytes;
    expect(limitAt('haproxy', url) - limitAt('haproxy', long)).toBe(4_003);
    expect(limitAt('nginx', long)).toBe(limitAt('nginx', url));
    expect(limitAt('tomcat', `${url}${'x'.repeat(8_000)}`)).toBeGreaterThan(0);
  });

  it('is what to aim for, or half of what was refused below it', () => {
    const limit = { bytes: 8_000, ofProduct: true };
    expect(targetSize(9_000, limit)).toBe(8_000);
    expect(targetSize(8_000, limit)).toBe(4_000);
  });
});
