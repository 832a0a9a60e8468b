import { expect, it } from 'vitest';
import { type DocumentName, isSameDocument } from '../../src/navigation/same-document.ts';

const url = 'https://shop.example/cart';

it.each<[string, DocumentName, DocumentName, boolean]>([
  [
    'with the same ID and another URL',
    { url, documentId: 'D1' },
    { url: `${url}?step=2`, documentId: 'D1' },
    true,
  ],
  ['with another ID', { url, documentId: 'D1' }, { url, documentId: 'D2' }, false],
  ['without ID', { url }, { url }, true],
  ['without ID, with another fragment', { url: `${url}#top` }, { url: `${url}#end` }, true],
  ['without ID, with another URL', { url }, { url: `${url}?step=2` }, false],
  ['without ID, unlike the other', { url }, { url, documentId: 'D1' }, false],
])('a document %s', (_, one, other, isSame) => {
  expect(isSameDocument(one, other)).toBe(isSame);
});
