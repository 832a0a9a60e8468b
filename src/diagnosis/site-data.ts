import type { Page } from '../navigation/page.ts';
import { basisForAll } from './basis.ts';
import type { Cause } from './causes.ts';
import type { Conclusion } from './conclusion.ts';
import type { Claims, Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { PageContent } from './page-content.ts';

/**
 * In characters. By default, nginx (`large_client_header_buffers`, 8k) and Apache (`LimitRequestFieldSize`,
 * 8190) refuse larger headers; cookies that scripts cannot see add to the length.
 */
const largeCookies = 8_000;

/** Statuses that may result from too many cookies: nginx's 400, and 520 (Cloudflare's documentation). */
const cookieStatuses: readonly number[] = [400, 520];

/**
 * The wording of offline fallback pages, from common templates and in major languages. "Offline for
 * maintenance" does not match, because then the server is offline.
 */
const offlineText =
  /^offline\b(?! for)|\b(?:you|device)(?:['’]re| are| is| seem to be) (?:currently )?offline\b|\bno (?:internet|network)\b|\b(?:internet|network) connection\b|du bist offline|sie sind offline|internetverbindung|hors ligne|connexion internet|sin conexi[oó]n|conexi[oó]n a internet|sem conex[aã]o|connessione a internet|geen internet|подключени\S{1,2} к интернету|çevrimdışı|オフライン|离线|網路連線|网络连接|오프라인/i;

/**
 * Returns whether the site's service worker may have generated the response itself: no request was observed,
 * so the worker handled it, and no product is recognized in the page.
 */
export function mayBeFromServiceWorker(
  page: Page,
  content: PageContent | undefined,
  conclusion: Conclusion,
): boolean {
  return page.outcome.kind === 'probed' && content?.controlled === true && conclusion.product === undefined;
}

/** Returns evidence that site data in this browser (a service worker, cookies) contributed to the failure. */
export function siteDataEvidence(
  status: number,
  content: PageContent | undefined,
  fromServiceWorker: boolean,
): Evidence[] {
  const evidence: Evidence[] = [];
  if (fromServiceWorker && content) {
    const value = offlineText.exec(`${content.title} ${content.text}`.trim())?.[0];
    evidence.push({ kind: 'service-worker', ...(value && { value }) });
  }
  if (cookieStatuses.includes(status) && (content?.cookieLength ?? 0) > largeCookies)
    evidence.push({ kind: 'large-cookies' });
  return evidence;
}

/**
 * Returns the claims about a response that a service worker may have generated. A worker responds itself if
 * it reaches no server, and an offline fallback is not a statement by the site, so the fault stays unknown
 * unless the page states a cause and other sites load.
 *
 * @param stated the cause that the page itself states
 */
export function reviseForServiceWorker(
  claims: Claims,
  stated: Cause | undefined,
  { status, connection, privateHost }: Pick<Diagnosis, 'connection' | 'privateHost'> & { status: number },
): Claims {
  if (status < 500 || claims.fault === 'none') return claims;
  if (connection === 'down' && !privateHost)
    return { generatedBy: null, cause: 'offline', fault: 'user', basis: basisForAll('browser-error') };
  if (stated && (connection === 'works' || privateHost)) return claims;
  return {
    generatedBy: null,
    cause: stated ?? 'unknown',
    fault: 'unknown',
    basis: basisForAll('service-worker'),
  };
}
