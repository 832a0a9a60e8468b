import type { Page, ResponseHead } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { isUnsure } from './certainty.ts';
import { believable, bypassesNetwork, chainOf, intercepts, kindOf } from './chain.ts';
import { claimsOf } from './claims.ts';
import { cloudflareCodeIn } from './cloudflare-codes.ts';
import type { Conclusion } from './conclusion.ts';
import { confidenceOf } from './confidence.ts';
import type { Diagnosis, DiagnosisContext, GeneratedBy } from './diagnosis.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import { readFacts } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';
import { findGeneratingProduct } from './generated-by.ts';
import { findGeneratingApp } from './generated-by-app.ts';
import { guessFromStatus } from './generated-by-status.ts';
import { findNetworkFilter } from './network-filter.ts';
import { readCacheStatus, readProxyStatus } from './proxy-status.ts';
import { type Finding, recognize, unknownProduct } from './recognize.ts';
import { readRefusal, seemsRefused } from './refusals.ts';
import { requestIds } from './request-ids.ts';
import { readRetryAfter } from './retry-after.ts';
import { retryClassOf } from './retry-class.ts';
import { pageSays, serverSays } from './server-says.ts';
import { mayBeFromServiceWorker, reviseForServiceWorker, siteDataEvidence } from './site-data.ts';
import { readStatedCause } from './stated-cause.ts';
import { meaningOf } from './statuses.ts';
import {
  causeFromTiming,
  matchLimit,
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
    findNetworkFilter(facts) ??
    findGeneratingApp(facts, findings) ??
    guessFromStatus(facts, findings, took);
  const reported = readProxyStatus(facts);
  const timing = took === undefined ? undefined : timingOf(conclusion, facts.status, took);
  const isOpen = !conclusion.cause && !reported;
  const stated = isOpen ? (readRefusal(facts) ?? readStatedCause(facts)) : undefined;
  const bypassed = tunneled && !findings.some(intercepts);
  const { connection, evidence: connectionEvidence } = connectionOf(page.url, context);
  const fromServiceWorker = mayBeFromServiceWorker(page, content, conclusion);
  const claims = claimsOf(facts, conclusion, {
    reported,
    stated,
    timing,
    took,
    bypassed,
    meaning: seemsRefused(facts)
      ? ['blocked']
      : meaningOf(facts.status, {
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
  const vendorCode = conclusion.product === 'cloudflare' ? cloudflareCodeIn(facts.text) : undefined;
  const says = serverSays(facts);
  const isOnly = (...kinds: readonly EvidenceKind[]) =>
    conclusion.evidence.every(({ kind }) => kinds.includes(kind));
  // A header says which hop answered, and the page's own words what is wrong.
  const quotes = says.length === 0 && isOnly('status-only', 'app-answered') ? pageSays(facts) : says;
  const evidence: Evidence[] =
    isOnly('status-only') && quotes.length > 0 ? [...quotes] : [...conclusion.evidence, ...quotes];
  if (reported) evidence.push(reported.evidence);
  if (timing) evidence.push(timing.evidence);
  if (facts.fields.has('cache-status')) evidence.push(...readCacheStatus(facts));
  if (facts.fields.has('server-timing')) evidence.push(...readServerTiming(facts));
  if (head.fromCache) evidence.push({ kind: 'from-cache' });
  if (notBefore !== undefined) evidence.push({ kind: 'retry-after', ms: notBefore });
  evidence.push(...siteDataEvidence(head.status, content, fromServiceWorker), ...connectionEvidence);

  return {
    status: head.status || undefined,
    ...(vendorCode && { vendorCode }),
    chain: chainOf(
      products,
      { generatedBy, fault, isUnsure: isUnsure({ confidence, basis }) },
      {
        answered: !fromServiceWorker,
        bypassed,
        networkWorks: connection === 'works' || (bypassed && head.status > 0),
      },
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

/** Returns whether the generating hop stands in front of the site's own server. */
function isGateway(generatedBy: GeneratedBy): boolean {
  return generatedBy !== null && generatedBy !== 'origin' && kindOf(generatedBy, true) === 'gateway';
}

/**
 * Returns the products that the headers show, and the generating one, which may be evident only from the
 * page. The headers of an unnamed forward proxy are those of a named one, if there is one.
 */
function productsIn(findings: readonly Finding[], conclusion: Conclusion): readonly GatewayId[] {
  const products: GatewayId[] = [];
  for (const { id, seen, relayed } of findings) {
    if (seen || relayed || id === conclusion.product) products.push(id);
  }
  const isNamed = products.some((id) => id !== 'forward-proxy' && kindOf(id, false) === 'network');
  if (!isNamed || conclusion.product === 'forward-proxy') return products;
  return products.filter((id) => id !== 'forward-proxy');
}

/**
 * Returns the generating product's expired time limit, which explains the failure best, or what the response
 * time alone says about a gateway.
 */
function timingOf({ generatedBy }: Conclusion, status: number, took: number): TimingConclusion | undefined {
  const own = generatedBy && generatedBy !== 'origin' ? matchLimit(generatedBy, status, took) : undefined;
  return own ?? (generatedBy === 'origin' ? undefined : causeFromTiming(status, took));
}
