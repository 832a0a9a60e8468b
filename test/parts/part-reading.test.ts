import { expect, it } from 'vitest';
import { kindOf } from '../../src/parts/part-reading.ts';

const url = 'https://shop.example/file';

// Initiators as measured in Chromium 156 and Firefox 153.
it.each([
  ['frame', { initiator: 'embed' }],
  ['script', { initiator: 'script' }],
  ['script', { initiator: 'other', declaredAs: 'script' }],
  ['script', { initiator: 'other', url: 'https://shop.example/worker.js' }],
  ['style', { initiator: 'link', declaredAs: 'style' }],
  ['style', { initiator: 'css', url: 'https://shop.example/imported.css' }],
  ['style', { initiator: 'link', url: 'https://shop.example/imported.css' }],
  ['image', { initiator: 'img' }],
  ['image', { initiator: 'css', url: 'https://shop.example/background.png' }],
  ['image', { initiator: 'link', declaredAs: 'image' }],
  ['call', { initiator: 'xmlhttprequest' }],
  ['call', { initiator: 'link', declaredAs: 'fetch' }],
  ['other', { initiator: 'css', url: 'https://shop.example/letters.woff2' }],
  ['other', { initiator: 'beacon' }],
  ['other', { initiator: 'link' }],
  ['other', { initiator: 'other' }],
] as const)('a part is a %s with %j', (kind, part) => {
  expect(kindOf({ url, recovered: false, ...part })).toBe(kind);
});
