import type { Page, ResponseHead } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { findApp, findAuthor, guessAuthor } from './author.ts';
import { diagnoseError } from './browser-error.ts';
import { faultOfCause } from './causes.ts';
import { chainOf } from './chain.ts';
import type { Diagnosis, Known } from './diagnosis.ts';
import { readFacts } from './facts.ts';
import { readPageWords } from './page-words.ts';
import { recognise } from './recognise.ts';
import { requestIds } from './request-ids.ts';
import { readRetryAfter } from './retry-after.ts';
import { retryClassOf } from './retry-class.ts';
import { meaningOf } from './statuses.ts';
import { witnessOf } from './witness.ts';

/**
 * What is thought of a page: who spoke, which hop broke, why, how sure that is and what it rests on. Works
 * from the head alone; the page's marks, once read, make it surer.
 */
export function diagnose(page: Page, known: Known): Diagnosis {
  const { outcome } = page;
  if (outcome.kind === 'response') return diagnoseResponse(page, outcome.head, known);
  if (outcome.kind === 'error') return diagnoseError(page, outcome.code, known);
  const status = outcome.kind === 'probed' ? outcome.status : undefined;
  return diagnoseResponse(
    page,
    { status: status ?? 0, headers: [], fromCache: true, redirected: false },
    known,
  );
}

function diagnoseResponse(page: Page, head: ResponseHead, known: Known): Diagnosis {
  const facts = readFacts(head.status, head.headers, known.marks);
  const findings = recognise(facts);
  const verdict = findAuthor(facts, findings) ?? findApp(facts, findings) ?? guessAuthor(facts, findings);
  const byStatus = meaningOf(head.status);
  const cause = verdict.cause ?? (facts.hasMarks && readPageWords(facts.title, facts.text)) ?? byStatus.cause;
  const settled = cause || byStatus.cause;
  const fault =
    verdict.fault ?? (settled === byStatus.cause ? byStatus.fault : undefined) ?? faultOfCause[settled];
  const notBefore = readRetryAfter(head.headers, page.arrivedAt);
  const [connection, witnesses] = witnessOf(page.url, known);
  const products = findings.filter(({ seen, made }) => seen || made.length > 0).map(({ id }) => id);
  return {
    status: head.status || undefined,
    chain: chainOf(products, { speaker: verdict.speaker, fault, confidence: verdict.confidence }, true),
    speaker: verdict.speaker,
    fault,
    cause: settled,
    confidence: verdict.confidence,
    retry: retryClassOf(head.status, settled, notBefore !== undefined),
    ...(notBefore !== undefined && { notBefore }),
    ids: requestIds(facts, products),
    evidence: [...verdict.evidence, ...witnesses],
    connection,
    privateHost: isPrivateHost(page.url),
  };
}
