import type { Cause } from './causes.ts';
import type { Fault } from './diagnosis.ts';

/** What a status says by itself; `fault` only where it is not that of the cause. */
interface StatusMeaning {
  readonly cause: Cause;
  readonly fault?: Fault;
}

const meaning = (cause: Cause, fault?: Fault): StatusMeaning => (fault ? { cause, fault } : { cause });

/**
 * Statuses whose meaning differs from that of their class. RFC 9110 unless said otherwise; 520 to 530 and
 * 1xxx: Cloudflare's documentation; 460 and 561: AWS's of its Application Load Balancer; 494 to 499: nginx;
 * 540: Shopify; 509, 529, 544, 545, 598, 599: in use without a standard.
 */
const meanings: Readonly<Record<number, StatusMeaning>> = {
  401: meaning('sign-in'),
  403: meaning('blocked'),
  404: meaning('not-found'),
  407: meaning('network-proxy'),
  408: meaning('request-late'),
  410: meaning('gone'),
  421: meaning('misconfigured', 'unknown'),
  425: meaning('too-early'),
  429: meaning('rate-limited'),
  431: meaning('header-too-large'),
  451: meaning('blocked'),
  460: meaning('request-late'),
  494: meaning('header-too-large'),
  499: meaning('request-late'),
  501: meaning('unsupported'),
  502: meaning('origin-unusable'),
  503: meaning('unavailable'),
  504: meaning('origin-too-slow'),
  505: meaning('unsupported'),
  506: meaning('misconfigured'),
  507: meaning('storage-full'),
  508: meaning('misconfigured'),
  509: meaning('traffic-spent'),
  510: meaning('unsupported'),
  511: meaning('network-login'),
  520: meaning('origin-unusable'),
  521: meaning('origin-unreachable'),
  522: meaning('origin-unreachable'),
  523: meaning('origin-unreachable'),
  524: meaning('origin-too-slow'),
  525: meaning('gateway-tls'),
  526: meaning('gateway-tls'),
  527: meaning('origin-unreachable'),
  529: meaning('overloaded'),
  530: meaning('gateway-dns', 'origin'),
  540: meaning('paused'),
  544: meaning('origin-unreachable', 'unknown'),
  545: meaning('origin-too-slow', 'unknown'),
  555: meaning('unknown'),
  561: meaning('misconfigured', 'unknown'),
  562: meaning('misconfigured', 'unknown'),
  563: meaning('unknown'),
  598: meaning('origin-too-slow', 'unknown'),
  599: meaning('origin-unreachable', 'unknown'),
};

/** Any status has a meaning: its own, or that of its class. */
export function meaningOf(status: number): StatusMeaning {
  const own = meanings[status];
  if (own) return own;
  if (status >= 500) return meaning('origin-crashed');
  return meaning(status >= 400 ? 'request-refused' : 'fine');
}

/** Statuses that only a hop in front of the failing server sends: whoever says so is a gateway. */
export function isGatewayStatus(status: number): boolean {
  return (
    status === 502 || status === 504 || (status >= 520 && status <= 530) || status === 598 || status === 599
  );
}
