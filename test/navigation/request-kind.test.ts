import { expect, it } from 'vitest';
import type { Page } from '../../src/navigation/page.ts';
import { type RequestKind, requestKindOf } from '../../src/navigation/request-kind.ts';

type Facts = Pick<Page, 'method' | 'form'> & { readonly query?: true };

it.each<[string, Facts, RequestKind]>([
  ['a GET', { method: 'GET', form: false }, 'safe'],
  ['a HEAD', { method: 'HEAD', form: false }, 'safe'],
  ['a form that sent GET', { method: 'GET', form: true, query: true }, 'safe'],
  ['a form whose answer was redirected to a GET', { method: 'GET', form: true }, 'safe'],
  ['a POST', { method: 'POST', form: true }, 'form'],
  ['a POST of which the commit tells no form (a reload)', { method: 'POST', form: false }, 'form'],
  ['a method that is not known', { method: 'QUERY', form: false }, 'form'],
  ['a page whose request was not observed', { method: undefined, form: false }, 'unknown'],
  ['a form whose request was not observed', { method: undefined, form: true }, 'form'],
  // Its fields are in the address, so that it can only have been a GET, or a POST to an address with a query.
  [
    'a form with a query whose request was not observed',
    { method: undefined, form: true, query: true },
    'unknown',
  ],
])('%s', (_, { method, form, query }, kind) => {
  const url = `https://shop.example/search${query ? '?q=lamp' : ''}`;
  expect(requestKindOf({ method, form, url })).toBe(kind);
});
