import type { Page } from '../../src/navigation/page.ts';

/** A page that was asked for by its own address with GET, unless told otherwise. */
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
