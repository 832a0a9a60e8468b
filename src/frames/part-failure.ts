import type { Page } from '../navigation/page.ts';
import type { PartEnd } from '../navigation/part-end.ts';

/**
 * The codes of both browsers for a connection that was refused, lost or too slow. Others do not say that a server
 * failed: `net::ERR_FAILED` is also a refusal by CORS, a blocker ends a request with `ERR_BLOCKED_BY_CLIENT` or as
 * aborted, and a filter of names makes a host unknown.
 */
const connectionFailed =
  /^(?:net::ERR|NS_ERROR(?:_NET)?)_(?:CONNECTION_(?:REFUSED|RESET|CLOSED|TIMED_OUT|FAILED)|TIMED_OUT|TIMEOUT|EMPTY_RESPONSE|RESET|INTERRUPT|PARTIAL_TRANSFER|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING)$/;

/**
 * Returns how the request for a part ended. `failed`: with a 5xx, or the connection failed. `neither`: it was given up
 * or refused, which says nothing about its server.
 */
export function resultOf({ outcome }: Pick<PartEnd, 'outcome'>): 'loaded' | 'failed' | 'neither' {
  if (outcome.kind === 'error') return connectionFailed.test(outcome.code) ? 'failed' : 'neither';
  if (outcome.kind === 'begun') return 'neither';
  return outcome.status >= 500 ? 'failed' : 'loaded';
}

/** Returns whether a part belongs to this page. A call with `keepalive` may end after its page was left. */
export function isPartOf(
  { time, inMainDocument, documentId }: Pick<PartEnd, 'time' | 'inMainDocument' | 'documentId'>,
  page: Pick<Page, 'arrivedAt' | 'documentId'>,
): boolean {
  if (time < page.arrivedAt) return false;
  const isKnown = inMainDocument && documentId !== undefined && page.documentId !== undefined;
  return !isKnown || documentId === page.documentId;
}
