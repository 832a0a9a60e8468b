import type { Cause } from './causes.ts';
import type { Fault } from './hop.ts';

/** What a status says by itself; the fault only where it is not that of the cause. */
type StatusMeaning = readonly [cause: Cause, fault?: Fault];

/**
 * Statuses whose meaning differs from that of their class. RFC 9110 unless said otherwise; 520 to 530 and
 * 1xxx: Cloudflare's documentation; 460 and 561: AWS's of its Application Load Balancer; 494 to 499: nginx;
 * 540: Shopify; 509, 529, 544, 545, 598, 599: in use without a standard.
 */
const meanings: Readonly<Record<number, StatusMeaning>> = {
  401: ['sign-in'],
  403: ['blocked'],
  404: ['not-found'],
  407: ['network-proxy'],
  408: ['request-late'],
  410: ['gone'],
  421: ['misconfigured', 'unknown'],
  425: ['too-early'],
  429: ['rate-limited'],
  431: ['header-too-large'],
  451: ['blocked'],
  460: ['request-late'],
  494: ['header-too-large'],
  499: ['request-late'],
  501: ['unsupported'],
  502: ['origin-unusable'],
  503: ['unavailable'],
  504: ['origin-too-slow'],
  505: ['unsupported'],
  506: ['misconfigured'],
  507: ['storage-full'],
  508: ['misconfigured'],
  509: ['traffic-spent'],
  510: ['unsupported'],
  511: ['network-login'],
  520: ['origin-unusable'],
  521: ['origin-unreachable'],
  522: ['origin-unreachable'],
  523: ['origin-unreachable'],
  524: ['origin-too-slow'],
  525: ['gateway-tls'],
  526: ['gateway-tls'],
  527: ['origin-unreachable'],
  529: ['overloaded'],
  530: ['gateway-dns', 'origin'],
  540: ['paused'],
  544: ['origin-unreachable', 'unknown'],
  545: ['origin-too-slow', 'unknown'],
  555: ['unknown'],
  561: ['misconfigured', 'unknown'],
  562: ['misconfigured', 'unknown'],
  563: ['unknown'],
  598: ['origin-too-slow', 'unknown'],
  599: ['origin-unreachable', 'unknown'],
};

/**
 * Any status has a meaning: its own, or that of its class. Said by a gateway of the server behind it
 * (`fronted`), 503 means that it has none that is up.
 */
export function meaningOf(status: number, fronted: boolean): StatusMeaning {
  if (fronted && status === 503) return ['origin-unreachable'];
  const own = meanings[status];
  if (own) return own;
  if (status >= 500) return ['origin-crashed'];
  if (status >= 400) return ['request-refused'];
  return [status > 0 ? 'fine' : 'unknown'];
}

/** Statuses that only a hop in front of the failing server sends: whoever says so is a gateway. */
export function isGatewayStatus(status: number): boolean {
  return (
    status === 502 || status === 504 || (status >= 520 && status <= 530) || status === 598 || status === 599
  );
}
