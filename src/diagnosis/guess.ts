import { type Facts, field } from './facts.ts';
import { gateways } from './gateways.ts';
import type { Finding } from './recognise.ts';
import { isGatewayStatus } from './statuses.ts';
import { productsWithLimit } from './timing.ts';
import { evidenceOf, type Verdict } from './verdict.ts';

const gatewayRoles: ReadonlySet<string> = new Set(['platform', 'balancer', 'proxy']);

const neverEmpty: ReadonlySet<string> = new Set(['nginx', 'openresty', 'tengine', 'apache', 'lighttpd']);

/** The page of a hop that has no name: the status and its words, nothing else but perhaps a footer. */
const bare = /^(?:[45]\d\d )?(?:[45]\d\d )?[A-Z][A-Za-z' -]{2,60}(?: [\w.-]{1,40}(?:\/[\d.]+)?)?\.?$/;

/** For want of a sign: what the status and the way of the page make likely. */
export function guessAuthor(facts: Facts, findings: readonly Finding[], took: number | undefined): Verdict {
  if (isGatewayStatus(facts.status)) return guessGateway(facts, findings, took);
  const hasOwnPage = facts.text !== '' && !bare.test(facts.text);
  if (facts.status === 500 || (hasOwnPage && facts.status >= 400)) {
    const page = { kind: 'own-page', ...(facts.title && { value: facts.title.slice(0, 80) }) } as const;
    const evidence = hasOwnPage ? page : ({ kind: 'status-only' } as const);
    return { generatedBy: 'origin', confidence: 'medium', evidence: [evidence] };
  }
  const confidence = facts.status > 0 && facts.status < 500 ? 'medium' : 'low';
  return { generatedBy: null, confidence, evidence: [{ kind: 'status-only' }] };
}

/** A gateway's status was written by a gateway, most likely the innermost that shows. */
function guessGateway(facts: Facts, findings: readonly Finding[], took: number | undefined): Verdict {
  const gateway = findings.findLast(
    ({ id, seen }) => seen && id !== 'generic-proxy' && gatewayRoles.has(gateways[id].role),
  );
  // An empty page behind a server whose own are never empty was passed on.
  const isRelay = gateway && neverEmpty.has(gateway.id) && field(facts, 'content-length') === '0';
  if (gateway?.seen && !isRelay) {
    return {
      generatedBy: gateway.id,
      confidence: 'medium',
      evidence: [evidenceOf('passed', gateway.seen, gateway.id)],
    };
  }
  const [product, ...others] =
    took === undefined || field(facts, 'server')
      ? []
      : productsWithLimit(facts.status, took).filter(isSilent);
  const named = product && others.length === 0;
  return { generatedBy: named ? product : null, confidence: 'medium', evidence: [{ kind: 'status-only' }] };
}

/** Products that leave no name in their answers; the others' limits need not be thought of where none shows. */
function isSilent(id: keyof typeof gateways): boolean {
  return !gateways[id].seen?.some(([where]) => where === 'server') && gatewayRoles.has(gateways[id].role);
}
