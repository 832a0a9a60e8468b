import { expect, it } from 'vitest';
import type { Page } from '../../src/navigation/page.ts';
import { type RequestKind, requestKindOf } from '../../src/navigation/request-kind.ts';

type Facts = Pick<Page, 'method' | 'form'> & { readonly query?: true };

it.each<[string, Facts, RequestKind]>([
  ['a GET', { method: 'GET', form: false }, 'safe'],
  ['a HEAD', { method: 'HEAD', form: false }, 'safe'],
  ['a GET form', { method: 'GET', form: true, query: true }, 'safe'],
  ['a form with a response that redirects to GET', { method: 'GET', form: true }, 'safe'],
  ['a POST', { method: 'POST', form: true }, 'form'],
  ['a POST without form submission in its commit (a reload)', { method: 'POST', form: false }, 'form'],
  ['an unknown method', { method: 'QUERY', form: false }, 'form'],
  ['an unobserved request', { method: undefined, form: false }, 'unknown'],
  ['an unobserved form submission', { method: undefined, form: true }, 'form'],
  // The query holds the fields of a GET form; a POST to a URL with a query is possible, too.
  ['an unobserved form submission with a query', { method: undefined, form: true, query: true }, 'unknown'],
])('%s', (_, { method, form, query }, kind) => {
  const url = `https://shop.example/search${query ? '?q=lamp' : ''}`;
  expect(requestKindOf({ method, form, url })).toBe(kind);
});
