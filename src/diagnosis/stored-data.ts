import type { Page } from '../navigation/page.ts';
import type { Cause } from './causes.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { PageContent } from './page-content.ts';
import type { Verdict } from './verdict.ts';

/**
 * A request line or header of more than this is refused by nginx (`large_client_header_buffers`, 8k) and Apache
 * (`LimitRequestFieldSize`, 8190) as they come; cookies that no script may see come on top.
 */
const largeCookies = 8_000;

/** Statuses that also mean "too many cookies" without saying so: nginx's 400, and 520 (Cloudflare's documentation). */
const mayMeanCookies: readonly number[] = [400, 520];

/**
 * What a page says that was made without a network, in the words of common templates and of the larger languages. A
 * server that is offline for maintenance says so of itself.
 */
const offlineWords =
  /^offline\b(?! for)|\b(?:you|device)(?:['’]re| are| is| seem to be) (?:currently )?offline\b|\bno (?:internet|network)\b|\b(?:internet|network) connection\b|du bist offline|sie sind offline|internetverbindung|hors ligne|connexion internet|sin conexi[oó]n|conexi[oó]n a internet|sem conex[aã]o|connessione a internet|geen internet|подключени\S{1,2} к интернету|çevrimdışı|オフライン|离线|網路連線|网络连接|오프라인/i;

/**
 * Tells whether a page may be the work of the site's service worker alone: no request of the page itself was seen, so
 * the worker answered it, and nothing in it shows which product's it is.
 */
export function mayBeWorkersOwn(page: Page, content: PageContent | undefined, verdict: Verdict): boolean {
  return page.outcome.kind === 'probed' && content?.controlled === true && verdict.product === undefined;
}

/** Signs that something stored in this browser has a part in the failure. */
export function storedDataEvidence(
  status: number,
  content: PageContent | undefined,
  workersOwn: boolean,
): Evidence[] {
  const evidence: Evidence[] = [];
  if (workersOwn && content) {
    const value = offlineWords.exec(`${content.title} ${content.text}`.trim())?.[0];
    evidence.push({ kind: 'service-worker', ...(value && { value }) });
  }
  if (mayMeanCookies.includes(status) && (content?.cookieLength ?? 0) > largeCookies)
    evidence.push({ kind: 'large-cookies' });
  return evidence;
}

/** What is thought of an answer. */
export type Judgement = Pick<Diagnosis, 'generatedBy' | 'cause' | 'fault' | 'confidence'>;

/**
 * Returns what remains of a judgement of a page that its service worker may have made. The worker makes one where it
 * reaches no server, and what an offline fallback says is no word of the site's, so the fault stays open unless the
 * page names a cause and other sites load.
 *
 * @param named the cause that the page itself names
 */
export function judgeWorkersPage(
  judgement: Judgement,
  named: Cause | undefined,
  { status, connection, privateHost }: Pick<Diagnosis, 'connection' | 'privateHost'> & { status: number },
): Judgement {
  if (status < 500 || judgement.fault === 'none') return judgement;
  if (connection === 'down' && !privateHost)
    return { generatedBy: null, cause: 'offline', fault: 'user', confidence: 'high' };
  if (named && (connection === 'works' || privateHost)) return judgement;
  return { generatedBy: null, cause: named ?? 'unknown', fault: 'unknown', confidence: 'low' };
}
