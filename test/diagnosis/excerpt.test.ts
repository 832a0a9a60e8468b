import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/diagnosis/excerpt.ts';

describe('an excerpt', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly te', 10, 'exactly te'],
    ['the gateway did not respond', 14, 'the gateway…'],
    ['the gateway did not respond', 11, 'the…'],
    ['aaaaaaaaaaaa bbb', 10, 'aaaaaaaaa…'],
    ['服务器暂时无法处理您的请求', 6, '服务器暂时…'],
  ])('%s at most %i: %s', (text, maxLength, shown) => {
    expect(excerpt(text, maxLength)).toBe(shown);
    expect(excerpt(text, maxLength).length).toBeLessThanOrEqual(maxLength);
  });
});
