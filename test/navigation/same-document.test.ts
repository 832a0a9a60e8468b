import { expect, it } from 'vitest';
import { type DocumentName, isSameDocument } from '../../src/navigation/same-document.ts';

const url = 'https://shop.example/cart';

it.each<[string, DocumentName, DocumentName, boolean]>([
  ['has renamed itself', { url, documentId: 'D1' }, { url: `${url}?step=2`, documentId: 'D1' }, true],
  ['was loaded again', { url, documentId: 'D1' }, { url, documentId: 'D2' }, false],
  ['has no id', { url }, { url }, true],
  ['has no id, and another fragment', { url: `${url}#top` }, { url: `${url}#end` }, true],
  ['has no id, and another URL', { url }, { url: `${url}?step=2` }, false],
  ['has no id, unlike the other', { url }, { url, documentId: 'D1' }, false],
])('a document that %s', (_, one, other, isSame) => {
  expect(isSameDocument(one, other)).toBe(isSame);
});
