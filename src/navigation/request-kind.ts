import type { Page } from './page.ts';

/**
 * How a page was requested. `safe`: GET or HEAD. `form`: any other method, which is never sent again.
 * `unknown`: the request was not observed; a GET for the page's own URL can be sent, a reload cannot.
 */
export type RequestKind = 'safe' | 'form' | 'unknown';

/**
 * Returns how a page was requested. Where its request was not observed, a commit that came from a form may stand for a
 * POST; a form that sends GET writes its fields into the address.
 */
export function requestKindOf({ method, form, url }: Pick<Page, 'method' | 'form' | 'url'>): RequestKind {
  if (method !== undefined) return method === 'GET' || method === 'HEAD' ? 'safe' : 'form';
  return form && !url.includes('?') ? 'form' : 'unknown';
}
