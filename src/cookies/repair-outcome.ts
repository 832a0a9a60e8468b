import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { TabStatus } from '../messages.ts';
import { originOf } from '../navigation/url.ts';
import { oversizedCookies } from './oversized.ts';
import { isSameCookie, type SiteCookie } from './site-cookie.ts';

/**
 * What came of the load after cookies were removed. `too-large`: refused again for its cookies; `failed`: failed for
 * another reason; `elsewhere`: the tab shows another site; `unsure`: nothing is known about the page.
 */
export type RepairOutcome = 'loading' | 'back' | 'too-large' | 'failed' | 'elsewhere' | 'unsure';

/** What the popup knows about its tab. */
interface Observed {
  readonly url: string | undefined;
  readonly shown: FailedPage | undefined;
  readonly tabStatus: TabStatus | undefined;
}

/** Returns what came of the load so far. `before` is the page whose cookies were removed. */
export function repairOutcome(
  before: FailedPage['page'],
  { url, shown, tabStatus }: Observed,
): RepairOutcome {
  if (originOf(url ?? '') !== originOf(before.url)) return 'elsewhere';
  if (shown) {
    const { page, diagnosis } = shown;
    const isSame = page.documentId === before.documentId && page.arrivedAt === before.arrivedAt;
    return isSame ? 'loading' : oversizedCookies(diagnosis) === 'likely' ? 'too-large' : 'failed';
  }
  if (tabStatus === undefined) return 'loading';
  return tabStatus.startsWith('healthy') ? 'back' : tabStatus === 'failed' ? 'failed' : 'unsure';
}

/** Returns whether all sign-ins of one list of cookies are also in a later one; undefined if it has none. */
export function isStillSignedIn(
  signIns: readonly SiteCookie[],
  later: readonly SiteCookie[],
): boolean | undefined {
  if (signIns.length === 0) return undefined;
  return signIns.every((cookie) => later.some((other) => isSameCookie(cookie, other)));
}
