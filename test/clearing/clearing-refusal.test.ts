import { expect, it } from 'vitest';
import { refusalOf } from '../../src/clearing/clearing-refusal.ts';

const document = { url: 'https://shop.example/cart?item=1', documentId: 'D1' };
const tab = { url: document.url, privateWindow: false, shown: document };

it.each<[string, Parameters<typeof refusalOf>[0], ReturnType<typeof refusalOf>]>([
  ['shows the site', tab, undefined],
  ['is closed', undefined, 'tab-gone'],
  ['is in a private window', { ...tab, privateWindow: true }, 'private-window'],
  ['shows another site', { ...tab, url: 'https://news.example/' }, 'other-page'],
  ['shows the site without TLS', { ...tab, url: 'http://shop.example/' }, 'other-page'],
  ['shows another port', { ...tab, url: 'https://shop.example:8443/' }, 'other-page'],
  ['shows another page of the site', { ...tab, shown: { ...document, documentId: 'D2' } }, 'other-page'],
  [
    'shows the same document under a changed URL',
    { ...tab, shown: { ...document, url: 'https://shop.example/' } },
    undefined,
  ],
  ['has no page yet', { ...tab, shown: undefined }, 'other-page'],
  ['has a URL that may not be read', { ...tab, url: undefined }, 'other-page'],
  ['shows no website', { ...tab, url: 'about:blank' }, 'other-page'],
])('decides correctly if the tab %s', (_, asked, refusal) => {
  expect(refusalOf(asked, { origin: 'https://shop.example', document })).toBe(refusal);
});
