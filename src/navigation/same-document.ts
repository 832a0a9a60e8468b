import { withoutFragment } from './url.ts';

/** Names the document that a tab shows; its id is the better name, for a page may change its own URL. */
export interface DocumentName {
  readonly url: string;
  /** Chrome from 106, Firefox from 153. */
  readonly documentId?: string | undefined;
}

/** Returns whether two names are of one document: by its id, or by its URL up to the fragment where the browser gives none. */
export function isSameDocument(one: DocumentName, other: DocumentName): boolean {
  if (one.documentId !== other.documentId) return false;
  return one.documentId !== undefined || withoutFragment(one.url) === withoutFragment(other.url);
}
