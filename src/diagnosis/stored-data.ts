import type { Page } from '../navigation/page.ts';
import type { Evidence } from './evidence.ts';
import type { PageMarks } from './marks.ts';

/**
 * A request line or header of more than this is refused by nginx (`large_client_header_buffers`, 8k) and Apache
 * (`LimitRequestFieldSize`, 8190) as they come; cookies that no script may see come on top.
 */
const largeCookies = 8_000;

/** Statuses that also mean "too many cookies" without saying so: nginx's 400, and 520 (Cloudflare's documentation). */
const mayMeanCookies: readonly number[] = [400, 520];

/** Signs that something stored in this browser has a part in the failure. */
export function storedDataEvidence(page: Page, status: number, marks: PageMarks | undefined): Evidence[] {
  const evidence: Evidence[] = [];
  // No request of the page itself was seen, so its worker answered it.
  if (page.outcome.kind === 'probed' && marks?.controlled) evidence.push({ kind: 'service-worker' });
  if (mayMeanCookies.includes(status) && (marks?.cookieLength ?? 0) > largeCookies)
    evidence.push({ kind: 'large-cookies' });
  return evidence;
}
