import type { DocumentName } from '../navigation/same-document.ts';
import { count, orAbsent, readAs, record, text } from '../shape.ts';
import type { CheckResult } from './check-result.ts';
import type { CheckTarget } from './check-target.ts';
import type { SiteRequest } from './site-requests.ts';

/** Asks the background to check the site of a tab. The document is the one that the popup showed. */
export interface CheckRequest {
  readonly tabId: number;
  readonly document: DocumentName;
}

const checkRequest = record({ tabId: count, document: record({ url: text, documentId: orAbsent(text) }) });

/**
 * Why a check does not start, or stops early. `moved`: the tab shows a different document; `no-site`: it shows no
 * website; `private`: its window is private; `no-permission`: the extension may not access the site; `too-soon`: the
 * site was checked seconds ago; `too-many`: the minute's budget of its origin is spent.
 */
export type CheckRefusal =
  | 'moved'
  | 'no-site'
  | 'private'
  | 'no-permission'
  | 'offline'
  | 'too-soon'
  | 'too-many';

/** What the background reports of a check, in this order. */
export type CheckUpdate =
  | { readonly kind: 'started'; readonly target: CheckTarget }
  | { readonly kind: 'requesting'; readonly request: SiteRequest }
  | { readonly kind: 'result'; readonly result: CheckResult }
  | { readonly kind: 'finished' }
  | { readonly kind: 'refused'; readonly reason: CheckRefusal };

/** Reads the request for a check; undefined for anything else. */
export function readCheckRequest(message: unknown): CheckRequest | undefined {
  return readAs(checkRequest, message);
}
