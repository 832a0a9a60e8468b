import type { Page, ResponseHead } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import type { Basis } from './basis.ts';
import { type Cause, faultOfCause } from './causes.ts';
import { isUnsure } from './certainty.ts';
import { believable, bypassesNetwork, chainOf, intercepts, kindOf } from './chain.ts';
import type { Conclusion } from './conclusion.ts';
import { confidenceOf } from './confidence.ts';
import type { Claims, Diagnosis, DiagnosisContext, GeneratedBy } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, readFacts } from './facts.ts';
import type { Role } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import { findGeneratingProduct } from './generated-by.ts';
import { findGeneratingApp } from './generated-by-app.ts';
import { guessFromStatus } from './generated-by-status.ts';
import type { Fault } from './hop.ts';
import { type ProxyStatus, readCacheStatus, readProxyStatus } from './proxy-status.ts';
import { type Finding, recognize, unknownProduct } from './recognize.ts';
import { readRefusal } from './refusals.ts';
import { requestIds } from './request-ids.ts';
import { readRetryAfter } from './retry-after.ts';
import { retryClassOf } from './retry-class.ts';
import { serverSays } from './server-says.ts';
import { mayBeFromServiceWorker, reviseForServiceWorker, siteDataEvidence } from './site-data.ts';
import { readStatedCause } from './stated-cause.ts';
import { isGatewayStatus, meaningOf, type StatusMeaning } from './statuses.ts';
import {
  causeFromTiming,
  matchLimit,
  noticeable,
  readServerTiming,
  type TimingConclusion,
  timeToFirstByteOf,
} from './timing.ts';
import { connectionOf } from './user-connection.ts';

/**
 * Returns the diagnosis of a page with a response, from the response's head and, if read, the page's content.
 */
export function diagnoseResponse(page: Page, head: ResponseHead, context: DiagnosisContext): Diagnosis {
  const { content } = context;
  const facts = readFacts(head.status, head.headers, content);
  const privateHost = isPrivateHost(page.url);
  const tunneled = bypassesNetwork(page.url, privateHost);
  const findings = believable(recognize(facts), tunneled);
  const took = timeToFirstByteOf(head);
  const conclusion =
    findGeneratingProduct(facts, findings) ??
    findGeneratingApp(facts, findings) ??
    guessFromStatus(facts, findings, took);
  const reported = readProxyStatus(facts);
  const timing = took === undefined ? undefined : timingOf(conclusion, facts.status, took);
  const isOpen = !conclusion.cause && !reported;
  const stated = isOpen ? (facts.hasContent && readStatedCause(facts)) || readRefusal(facts) : undefined;
  const bypassed = tunneled && !findings.some(intercepts);
  const { connection, evidence: connectionEvidence } = connectionOf(page.url, context);
  const fromServiceWorker = mayBeFromServiceWorker(page, content, conclusion);
  const claims = claimsOf(facts, conclusion, {
    reported,
    stated,
    timing,
    took,
    bypassed,
    meaning: meaningOf(facts.status, {
      isGateway: isGateway(conclusion.generatedBy),
      isNoCdn: facts.fields.size > 0 && !findings.some(({ id }) => gateways[id].role === 'cdn'),
    }),
  });
  const { generatedBy, cause, fault, basis } = fromServiceWorker
    ? reviseForServiceWorker(claims, stated, { status: head.status, connection, privateHost })
    : claims;
  const confidence = confidenceOf({ basis });
  const products = productsIn(findings, conclusion);
  const notBefore = readRetryAfter(head.headers, page.arrivedAt);

  const namedServer = unknownProduct(facts);

  const evidence: Evidence[] = [...conclusion.evidence, ...serverSays(facts)];
  if (reported) evidence.push(reported.evidence);
  if (timing) evidence.push(timing.evidence);
  if (facts.fields.has('cache-status')) evidence.push(...readCacheStatus(facts));
  if (facts.fields.has('server-timing')) evidence.push(...readServerTiming(facts));
  if (head.fromCache) evidence.push({ kind: 'from-cache' });
  if (notBefore !== undefined) evidence.push({ kind: 'retry-after', ms: notBefore });
  evidence.push(...siteDataEvidence(head.status, content, fromServiceWorker), ...connectionEvidence);

  return {
    status: head.status || undefined,
    chain: chainOf(
      products,
      { generatedBy, fault, isUnsure: isUnsure({ confidence, basis }) },
      { answered: !fromServiceWorker, bypassed },
    ),
    generatedBy,
    ...(namedServer && { namedServer }),
    fault,
    cause,
    confidence,
    basis,
    retry: retryClassOf(head.status || undefined, cause, notBefore !== undefined),
    notBefore,
    ids: requestIds(facts, products),
    evidence,
    connection,
    privateHost,
  };
}

/**
 * Returns the products that the headers show, and the generating one, which may be evident only from the
 * page.
 */
function productsIn(findings: readonly Finding[], conclusion: Conclusion): readonly GatewayId[] {
  const products: GatewayId[] = [];
  for (const { id, seen, relayed } of findings) {
    if (seen || relayed || id === conclusion.product) products.push(id);
  }
  return products;
}

/**
 * Returns the generating product's expired time limit, which explains the failure best, or what the response
 * time alone says about a gateway.
 */
function timingOf({ generatedBy }: Conclusion, status: number, took: number): TimingConclusion | undefined {
  const own = generatedBy && generatedBy !== 'origin' ? matchLimit(generatedBy, status, took) : undefined;
  return own ?? (generatedBy === 'origin' ? undefined : causeFromTiming(status, took));
}

/** What a response reveals apart from the hop that generated it. */
interface Hints {
  readonly reported: ProxyStatus | undefined;
  /** The cause that the page itself states. */
  readonly stated: Cause | undefined;
  readonly timing: TimingConclusion | undefined;
  readonly took: number | undefined;
  /** What the status alone means. */
  readonly meaning: StatusMeaning;
  /** See `bypassesNetwork`. */
  readonly bypassed: boolean;
}

function claimsOf(facts: Facts, conclusion: Conclusion, hints: Hints): Claims {
  const [likely, basis] = causeOf(facts, conclusion, hints);
  // If the user's network cannot have generated the response, a cause specific to that network cannot be
  // right.
  const cause = hints.bypassed && faultOfCause[likely] === 'network' ? 'unknown' : likely;
  const causeBasis = cause === 'unknown' ? 'nothing' : basis;
  const fault = faultOf(facts, conclusion, [cause, causeBasis], hints);
  return {
    generatedBy: conclusion.generatedBy,
    cause,
    fault,
    basis: {
      generatedBy: conclusion.basis,
      cause: causeBasis,
      fault: faultBasisOf(fault, causeBasis, conclusion),
    },
  };
}

/**
 * Roles that leave the failing hop open. Squid looks the same in the user's network and in front of the site,
 * so do a host's edge and its servers, and a filter that did not reach the site may itself have no way out.
 */
const ambiguousRoles: ReadonlySet<Role> = new Set<Role>(['egress', 'filter', 'hosted']);

function faultBasisOf(fault: Fault, causeBasis: Basis, { product }: Conclusion): Basis {
  if (fault === 'site') return 'site-side';
  if (fault === 'unknown') return 'nothing';
  const role = product && gateways[product].role;
  const isOwn = role === 'filter' && fault === 'network';
  if (role && ambiguousRoles.has(role) && !isOwn && fault !== 'none') return 'ambiguous-role';
  // The page shows which hop failed; its headers add nothing to that (measured).
  return causeBasis === 'own-page-alone' ? 'own-page' : causeBasis;
}

/**
 * Returns the strongest: the generating hop's cause, Proxy-Status, the page's statement, the timing, the
 * status.
 */
function causeOf(
  facts: Facts,
  conclusion: Conclusion,
  { reported, stated, timing, took, meaning }: Hints,
): readonly [Cause, Basis] {
  const { cause, causeWhenSlow, basis, causeBasis = basis } = conclusion;
  const isVague = cause === 'origin-unusable' || cause === 'origin-unreachable';
  const isLimit = timing?.evidence.kind === 'waited';
  const byTiming = timing && ([timing.cause, isLimit ? 'time-limit' : 'response-time'] as const);
  if (causeWhenSlow && isVague && took !== undefined && took >= noticeable)
    return byTiming ?? [causeWhenSlow, 'response-time'];
  if (isLimit && isVague && byTiming) return byTiming;
  if (cause) return [cause, causeBasis];
  if (reported) return [reported.cause, 'proxy-status'];
  if (stated) return [stated, 'statement'];
  return byTiming ?? [meaning[0], statusBasis(facts.status)];
}

function statusBasis(status: number): Basis {
  if (isGatewayStatus(status)) return 'gateway-status';
  return status >= 500 ? 'server-error-status' : 'other-status';
}

/** Returns whether the generating hop stands in front of the site's own server. */
function isGateway(generatedBy: GeneratedBy): boolean {
  return generatedBy !== null && generatedBy !== 'origin' && kindOf(generatedBy, true) === 'gateway';
}

function faultOf(
  facts: Facts,
  conclusion: Conclusion,
  [cause, causeBasis]: readonly [Cause, Basis],
  { reported, bypassed, meaning }: Hints,
): Fault {
  const { generatedBy } = conclusion;
  const [causeByStatus, faultByStatus] = meaning;
  const fault =
    conclusion.fault ??
    (reported?.cause === cause ? reported.fault : undefined) ??
    (causeByStatus === cause ? faultByStatus : undefined) ??
    faultOfCause[cause];
  // A gateway that only says that it got no usable response may itself be misconfigured. An edge stands before both.
  const isByStatus = causeBasis === 'gateway-status' || causeBasis === 'response-time';
  const isOpen = isByStatus && facts.status === 502 && fault === 'origin';
  if (generatedBy === null || generatedBy === 'origin') return isOpen ? 'site' : fault;
  if (isOpen && kindOf(generatedBy, true) !== 'edge') return 'site';
  const kind = kindOf(generatedBy, bypassed);
  // A gateway's own failure belongs to the gateway that responded, wherever it stands in the chain.
  if (fault === 'gateway' || fault === 'network' || fault === 'edge') {
    return gateways[generatedBy].role === 'egress' || fault === 'gateway' ? kind : fault;
  }
  return fault;
}
