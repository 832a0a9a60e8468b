import type { Page, ResponseHead } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { findAuthor } from './author.ts';
import { type Cause, faultOfCause } from './causes.ts';
import { bypassesNetwork, chainOf, kindOf } from './chain.ts';
import type { Diagnosis, GeneratedBy, Known } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, readFacts } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';
import { guessAuthor } from './guess.ts';
import type { Fault } from './hop.ts';
import { readPageWords } from './page-words.ts';
import { type ProxyStatus, readCacheStatus, readProxyStatus } from './proxy-status.ts';
import { type Finding, recognise } from './recognise.ts';
import { requestIds } from './request-ids.ts';
import { readRetryAfter } from './retry-after.ts';
import { retryClassOf } from './retry-class.ts';
import { readServerTiming } from './server-timing.ts';
import { findSiteAuthor } from './site-author.ts';
import { meaningOf } from './statuses.ts';
import { type Judgement, judgeWorkersPage, mayBeWorkersOwn, storedDataEvidence } from './stored-data.ts';
import { clearTime, judgeTime, matchLimit, noticeable, type TimeVerdict } from './timing.ts';
import type { Verdict } from './verdict.ts';
import { connectionOf } from './witness.ts';

/** Returns what is thought of a page that was answered, from the answer's head and, where read, the page's content. */
export function diagnoseResponse(page: Page, head: ResponseHead, known: Known): Diagnosis {
  const facts = readFacts(head.status, head.headers, known.content);
  const findings = recognise(facts);
  const took = clearTime(head);
  const verdict =
    findAuthor(facts, findings) ?? findSiteAuthor(facts, findings) ?? guessAuthor(facts, findings, took);
  const told = readProxyStatus(facts);
  const time = took === undefined ? undefined : timeOf(verdict, facts.status, took);
  const isOpen = facts.hasContent && !verdict.cause && !told;
  const named = isOpen ? readPageWords(facts) : undefined;
  const privateHost = isPrivateHost(page.url);
  const bypassed = bypassesNetwork(page.url, privateHost);
  const { connection, evidence: recentSuccesses } = connectionOf(page.url, known);
  const workersOwn = mayBeWorkersOwn(page, known.content, verdict);
  const judged = judge(facts, verdict, { told, named, time, took, bypassed });
  const { generatedBy, cause, fault, confidence } = workersOwn
    ? judgeWorkersPage(judged, named, { status: head.status, connection, privateHost })
    : judged;
  const products = productsIn(findings, verdict);
  const notBefore = readRetryAfter(head.headers, page.arrivedAt);

  const evidence: Evidence[] = [...verdict.evidence];
  if (told) evidence.push(told.evidence);
  if (time) evidence.push(time.evidence);
  if (facts.fields.has('cache-status')) evidence.push(...readCacheStatus(facts));
  if (facts.fields.has('server-timing')) evidence.push(...readServerTiming(facts));
  if (head.fromCache) evidence.push({ kind: 'from-cache' });
  if (notBefore !== undefined) evidence.push({ kind: 'retry-after', ms: notBefore });
  evidence.push(...storedDataEvidence(head.status, known.content, workersOwn), ...recentSuccesses);

  return {
    status: head.status || undefined,
    chain: chainOf(products, { generatedBy, fault, confidence }, { answered: !workersOwn, bypassed }),
    generatedBy,
    fault,
    cause,
    confidence,
    retry: retryClassOf(head.status || undefined, cause, notBefore !== undefined),
    notBefore,
    ids: requestIds(facts, products),
    evidence,
    connection,
    privateHost,
  };
}

/** Those that the head shows, and the author, which may show in the page alone. */
function productsIn(findings: readonly Finding[], verdict: Verdict): readonly GatewayId[] {
  const products: GatewayId[] = [];
  for (const { id, seen, relayed } of findings) {
    if (seen || relayed || id === verdict.product) products.push(id);
  }
  return products;
}

/** The author's own limit says most; without one, the time alone says something of a gateway's status. */
function timeOf({ generatedBy }: Verdict, status: number, took: number): TimeVerdict | undefined {
  const own = generatedBy && generatedBy !== 'origin' ? matchLimit(generatedBy, status, took) : undefined;
  return own ?? (generatedBy === 'origin' ? undefined : judgeTime(status, took));
}

/** What an answer tells besides its author. */
interface Told {
  readonly told: ProxyStatus | undefined;
  /** The cause that the page itself names. */
  readonly named: Cause | undefined;
  readonly time: TimeVerdict | undefined;
  readonly took: number | undefined;
  /** See `bypassesNetwork`. */
  readonly bypassed: boolean;
}

function judge(facts: Facts, verdict: Verdict, { told, named, time, took, bypassed }: Told): Judgement {
  const said = causeOf(facts, verdict, told, named, time, took);
  // What a network alone can mean, said by somebody who is not there, leaves open what it was.
  const cause = bypassed && faultOfCause[said] === 'network' ? 'unknown' : said;
  const fault = faultOf(facts, verdict, told, cause, bypassed);
  const { generatedBy } = verdict;
  // A page that says why it turns the visit away leaves nothing open but who wrote it.
  const isSaid = fault === 'none' && cause === named && verdict.confidence === 'low';
  return { generatedBy, cause, fault, confidence: isSaid ? 'medium' : verdict.confidence };
}

/** From the surest to the weakest: the author's reason, what a hop tells, the page's words, the time, the status. */
function causeOf(
  facts: Facts,
  verdict: Verdict,
  told: ProxyStatus | undefined,
  named: Cause | undefined,
  time: TimeVerdict | undefined,
  took: number | undefined,
): Cause {
  const isVague = verdict.cause === 'origin-unusable' || verdict.cause === 'origin-unreachable';
  if (verdict.late && isVague && took !== undefined && took >= noticeable) return time?.cause ?? verdict.late;
  const byTime = time?.evidence.kind === 'waited' && isVague ? time.cause : undefined;
  return (
    byTime ??
    verdict.cause ??
    told?.cause ??
    named ??
    time?.cause ??
    meaningOf(facts.status, isFront(verdict.generatedBy))[0]
  );
}

/** The author stands before the site's own server and speaks of it. */
function isFront(generatedBy: GeneratedBy): boolean {
  return generatedBy !== null && generatedBy !== 'origin' && kindOf(generatedBy, true) === 'gateway';
}

function faultOf(
  facts: Facts,
  verdict: Verdict,
  told: ProxyStatus | undefined,
  cause: Cause,
  bypassed: boolean,
): Fault {
  const [causeByStatus, faultByStatus] = meaningOf(facts.status, isFront(verdict.generatedBy));
  const fault =
    verdict.fault ??
    (told?.cause === cause ? told.fault : undefined) ??
    (causeByStatus === cause ? faultByStatus : undefined) ??
    faultOfCause[cause];
  const { generatedBy } = verdict;
  if (generatedBy === null || generatedBy === 'origin') return fault;
  const kind = kindOf(generatedBy, bypassed);
  // A gateway's own trouble is that of the gateway that spoke, wherever it stands.
  if (fault === 'gateway' || fault === 'network' || fault === 'edge') {
    return gateways[generatedBy].role === 'egress' || fault === 'gateway' ? kind : fault;
  }
  return fault;
}
