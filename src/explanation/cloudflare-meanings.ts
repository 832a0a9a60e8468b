import { cloudflareCodes, type Source } from './meaning-sources.ts';
import type { Meaning, Row } from './meaning-table.ts';
import { requestMeanings } from './request-meanings.ts';
import { serverMeanings } from './server-meanings.ts';

/** The names of Cloudflare's own codes, as in its documentation. */
export const cloudflareNames: Readonly<Record<number, string>> = {
  1000: 'DNS points to prohibited IP',
  1001: 'DNS resolution error',
  1002: 'Restricted',
  1003: 'Direct IP access not allowed',
  1004: 'Host not configured to serve web traffic',
  1005: 'Access denied: autonomous system number banned',
  1006: 'Access denied: your IP address has been banned',
  1007: 'Access denied: your IP address has been banned',
  1008: 'Access denied: your IP address has been banned',
  1009: 'Access denied: country or region banned',
  1010: 'Access denied: bad browser',
  1011: 'Access denied: hotlinking denied',
  1012: 'Access denied',
  1013: 'HTTP hostname and TLS SNI hostname mismatch',
  1014: 'CNAME cross-user banned',
  1015: 'You are being rate limited',
  1016: 'Origin DNS error',
  1018: 'Could not find host',
  1019: 'Compute server error',
  1020: 'Access denied',
  1023: 'Could not find host',
  1025: 'Please check back later',
  1027: 'This website has been temporarily rate limited',
  1033: 'Cloudflare Tunnel error',
  1034: 'Edge IP restricted',
  1101: 'Rendering error',
  1102: 'Rendering error',
  1106: 'Access denied: your IP address has been banned',
  1200: 'Cache connection limit',
};

/** Returns the meaning of a status for one of Cloudflare's codes, which its edge sends. */
function like(meanings: Readonly<Record<number, Row>>, status: number, own: Partial<Meaning> = {}): Row {
  const [shared, , inTable] = meanings[status] ?? [];
  const sources: readonly Source[] = [cloudflareCodes];
  if (!shared) throw new Error(`Expected a status in the table, found ${status}.`);
  return [shared, sources, { ...inTable, sender: 'edge', ...own }];
}

const settings = like(serverMeanings, 530, {
  activity: 'meaning_did_wrong_server',
  fault: 'edge',
  reasons: ['settings', 'new_address', 'plan'],
  advice: ['what_now_ask', 'meaning_try_archive'],
  checks: ['dns', 'routing', 'vendor'],
});
const noAddress = like(serverMeanings, 530, { checks: ['dns', 'gateway_dns', 'routing'] });
const refused = like(requestMeanings, 403, {
  reasons: ['block', 'robot', 'shared'],
  checks: ['rules', 'access'],
});
const crash = like(serverMeanings, 500, { fault: 'edge', checks: ['function', 'release', 'vendor'] });
const misdirected = like(requestMeanings, 421, { reasons: ['old_link', 'settings', 'addon'] });

/** The meanings of Cloudflare's codes, which refine the status of its error pages. */
export const cloudflareMeanings: Readonly<Record<number, Row>> = {
  1000: settings,
  1001: noAddress,
  1002: settings,
  1003: misdirected,
  1004: settings,
  1005: refused,
  1006: refused,
  1007: refused,
  1008: refused,
  1009: refused,
  1010: refused,
  1011: refused,
  1012: refused,
  1013: misdirected,
  1014: settings,
  1015: like(requestMeanings, 429),
  1016: noAddress,
  1018: settings,
  1019: like(serverMeanings, 508, { fault: 'edge', checks: ['function', 'routing'] }),
  1020: refused,
  1023: settings,
  1025: like(serverMeanings, 509, { fault: 'edge' }),
  1027: like(serverMeanings, 509, { fault: 'edge' }),
  1033: like(serverMeanings, 521, { checks: ['tunnel', 'listen', 'vendor'] }),
  1034: settings,
  1101: crash,
  1102: crash,
  1106: refused,
  1200: like(serverMeanings, 503, { fault: 'edge', checks: ['load', 'time', 'vendor'] }),
};
