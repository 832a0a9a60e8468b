import type { Page } from './page.ts';

/**
 * How a page was requested. `safe`: GET or HEAD. `form`: any other method, which is never repeated
 * automatically. `unknown`: the request was not observed, so the page may be requested with GET, but not
 * reloaded.
 */
export type RequestKind = 'safe' | 'form' | 'unknown';

/**
 * Returns how a page was requested. If the request was not observed, a form submission counts as POST unless
 * the URL has a query, which a GET form would produce.
 */
export function requestKindOf({ method, form, url }: Pick<Page, 'method' | 'form' | 'url'>): RequestKind {
  if (method !== undefined) return method === 'GET' || method === 'HEAD' ? 'safe' : 'form';
  return form && !url.includes('?') ? 'form' : 'unknown';
}
