import { type Conclusion, evidenceOf } from './conclusion.ts';
import { excerpt } from './excerpt.ts';
import { type Facts, field } from './facts.ts';
import { gateways } from './gateways.ts';
import { originHeader } from './origin-header.ts';
import type { Finding } from './recognize.ts';
import { readRefusal } from './refusals.ts';
import { readStatedCause } from './stated-cause.ts';
import { isGatewayStatus } from './statuses.ts';
import { productsWithLimit } from './timing.ts';

const gatewayRoles: ReadonlySet<string> = new Set(['platform', 'balancer', 'proxy']);

const neverEmpty: ReadonlySet<string> = new Set(['nginx', 'openresty', 'tengine', 'apache', 'lighttpd']);

/** Markup of a whole site: its menu, and what its content management system or framework adds to the head. */
const siteMarkup =
  /<nav\b|name="?csrf-|property="?og:|name="?generator\b|rel="?(?:canonical|manifest)\b|\/wp-content\/|\/_next\/static\//;

/** Words of products between the user and the site, whose own pages may be as elaborate as a site's. */
const intermediary =
  /\b(?:firewall|waf|gateway|proxy|cdn|upstream|backend|load balancer|ddos|tunnel|blocked|rejected|ray id|captcha)\b/i;

/**
 * Returns which hop likely generated a response that no rule matches, from its status, the page's markup, and headers
 * that applications set.
 */
export function guessFromStatus(
  facts: Facts,
  findings: readonly Finding[],
  took: number | undefined,
): Conclusion {
  if (isGatewayStatus(facts.status)) return guessGateway(facts, findings, took);
  const unknown: Conclusion = { generatedBy: null, basis: 'nothing', evidence: [{ kind: 'status-only' }] };
  if (intermediary.test(`${facts.title} ${facts.mainText}`)) return unknown;
  // Maintenance is announced by the site, and errors of its database and code are its own.
  const isStated = /^(?:maintenance|origin-crashed)$/.test(readStatedCause(facts) ?? '');
  if (isStated || (facts.status >= 400 && siteMarkup.test(facts.markup))) {
    const page = { kind: 'own-page', ...(facts.title && { value: excerpt(facts.title, 80) }) } as const;
    return { generatedBy: 'origin', basis: 'page-of-its-own', evidence: [page] };
  }
  if (facts.status < 400) return unknown;
  const header = originHeader(facts);
  if (header) {
    const evidence = [evidenceOf('app-answered', header)];
    return { generatedBy: 'origin', basis: 'origin-header', evidence };
  }
  if (facts.status !== 500 && !isLikelyOwn(facts)) return unknown;
  const basis = facts.status < 500 ? 'other-status' : 'server-error-status';
  return { ...unknown, generatedBy: 'origin', basis };
}

/** Of the statuses that applications send, those that filters rarely send. */
const usual = /^4(?:0[01459]|1[05]|22)$/;

/** What platforms say of an address at which they run nothing, and networks of themselves. */
const notOwn = /domain|deploy|host(?:ing|ed|name)|wi-?fi|no service|instance|tenant|not in use/i;

/** What only a site that has users and forms says when it refuses a request. */
const refusal =
  /reserves the r|csrf|host header|this host|\b(?:log|sign|logged) ?in\b|permission to (?:access|view) th/i;

/**
 * Returns whether a page is likely the site's by its status: most that say that something was not found, or that the
 * request itself was wrong. Of refusals, as many are those of filters in front of the site.
 */
function isLikelyOwn(facts: Facts): boolean {
  const { status, statusText, title, mainText, markup, hasContent } = facts;
  const text = `${title} ${mainText}`;
  // Others have renamed nginx, and its page with it.
  if (markup.includes('<hr><center>')) return refusal.test(text);
  const refused = readRefusal(facts);
  // Most limits that no product explains are the site's own.
  if (refused === 'rate-limited' || (status === 429 && !refused)) return true;
  if (status === 403) return refusal.test(text);
  return (status === 503 && hasContent) || (usual.test(statusText) && !notOwn.test(text) && !refused);
}

/**
 * Returns the innermost gateway that the response shows, or else the only anonymous one with a matching time
 * limit.
 */
function guessGateway(facts: Facts, findings: readonly Finding[], took: number | undefined): Conclusion {
  const gateway = findings.findLast(
    ({ id, seen }) => seen && id !== 'generic-proxy' && gatewayRoles.has(gateways[id].role),
  );
  // A server whose own error pages are never empty relayed an empty one.
  const isRelay = gateway && neverEmpty.has(gateway.id) && field(facts, 'content-length') === '0';
  if (gateway?.seen && !isRelay) {
    return {
      generatedBy: gateway.id,
      basis: 'innermost-gateway',
      evidence: [evidenceOf('passed', gateway.seen, gateway.id)],
    };
  }
  const [product, ...others] =
    took === undefined || field(facts, 'server')
      ? []
      : productsWithLimit(facts.status, took).filter(isAnonymous);
  const isUnique = product && others.length === 0;
  return {
    generatedBy: isUnique ? product : null,
    basis: isUnique ? 'time-limit' : 'nothing',
    evidence: [{ kind: 'status-only' }],
  };
}

/**
 * Returns whether a gateway's responses may lack its name; a named one would have been recognized already.
 */
function isAnonymous(id: keyof typeof gateways): boolean {
  return !gateways[id].seen?.some(([where]) => where === 'server') && gatewayRoles.has(gateways[id].role);
}
