import type { Page } from '../../src/navigation/page.ts';

/** Returns a page, by default one requested by its own URL with GET. */
export function pageWith(fields: Pick<Page, 'url' | 'outcome'> & Partial<Page>): Page {
  return {
    requestedUrl: fields.url,
    method: 'GET',
    documentId: 'd',
    arrivedAt: 0,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    ...fields,
  };
}
