import { withoutFragment } from './url.ts';

/** Identifies a document in a tab, preferably by its ID, because a page may change its own URL. */
export interface DocumentName {
  readonly url: string;
  /** Available in Chrome since 106 and in Firefox since 153. */
  readonly documentId?: string | undefined;
}

/**
 * Returns whether both name the same document, by ID, or by URL without fragment if the browser reports no
 * ID.
 */
export function isSameDocument(one: DocumentName, other: DocumentName): boolean {
  if (one.documentId !== other.documentId) return false;
  return one.documentId !== undefined || withoutFragment(one.url) === withoutFragment(other.url);
}
