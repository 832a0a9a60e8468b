import { type Conclusion, evidenceOf } from './conclusion.ts';
import { type Facts, field } from './facts.ts';
import { gateways } from './gateways.ts';
import type { Finding } from './recognize.ts';
import { isGatewayStatus } from './statuses.ts';
import { productsWithLimit } from './timing.ts';

const gatewayRoles: ReadonlySet<string> = new Set(['platform', 'balancer', 'proxy']);

const neverEmpty: ReadonlySet<string> = new Set(['nginx', 'openresty', 'tengine', 'apache', 'lighttpd']);

/** A generic error page: the status and its reason phrase, and at most a footer. */
const genericPage = /^(?:[45]\d\d )?(?:[45]\d\d )?[A-Z][A-Za-z' -]{2,60}(?: [\w.-]{1,40}(?:\/[\d.]+)?)?\.?$/;

/**
 * Returns which hop likely generated a response that no rule matches, from its status and the kind of page.
 */
export function guessFromStatus(
  facts: Facts,
  findings: readonly Finding[],
  took: number | undefined,
): Conclusion {
  if (isGatewayStatus(facts.status)) return guessGateway(facts, findings, took);
  const hasOwnPage = facts.text !== '' && !genericPage.test(facts.text);
  if (facts.status === 500 || (hasOwnPage && facts.status >= 400)) {
    const page = { kind: 'own-page', ...(facts.title && { value: facts.title.slice(0, 80) }) } as const;
    const evidence = hasOwnPage ? page : ({ kind: 'status-only' } as const);
    return {
      generatedBy: 'origin',
      basis: hasOwnPage ? 'page-of-its-own' : 'server-error-status',
      evidence: [evidence],
    };
  }
  return { generatedBy: null, basis: 'nothing', evidence: [{ kind: 'status-only' }] };
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
