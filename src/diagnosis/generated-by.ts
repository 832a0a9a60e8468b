import type { Basis } from './basis.ts';
import type { Cause } from './causes.ts';
import { readCloudflareCode } from './cloudflare-codes.ts';
import { type Conclusion, evidenceOf } from './conclusion.ts';
import type { GeneratedBy } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { excerpt } from './excerpt.ts';
import type { Facts } from './facts.ts';
import type { GenerationRule } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import type { Fault } from './hop.ts';
import { type Finding, isInPage, type Match } from './recognize.ts';

/** Causes that leave open whether the product failed or did what the site's owner configured. */
const ambiguousCauses: ReadonlySet<Cause | undefined> = new Set<Cause>([
  'edge-failed',
  'gateway-failed',
  'misconfigured',
  'paused',
  'request-refused',
]);

/** A rule whose conditions all match. */
interface Candidate {
  readonly id: GatewayId;
  readonly rule: GenerationRule;
  readonly match: Match;
  readonly weight: number;
}

/**
 * Returns the product that generated the response, by the strongest matching rule; undefined if no rule
 * matches.
 */
export function findGeneratingProduct(facts: Facts, findings: readonly Finding[]): Conclusion | undefined {
  const best = strongest(findings);
  if (!best) return undefined;
  const { id, match } = best;
  const explaining = causeOf(best)
    ? best
    : (strongest(findings, (candidate) => candidate.id === id && !!causeOf(candidate)) ?? best);
  const code = id === 'cloudflare' ? readCloudflareCode(facts.text) : undefined;
  const [cause, fault] = code ?? causeOf(explaining) ?? [];
  const isOpen = best.rule.ambiguous || explaining.rule.ambiguous || ambiguousCauses.has(cause);
  return {
    generatedBy: hopOf(id),
    product: id,
    cause,
    fault: explaining.rule.fault ?? fault,
    causeWhenSlow: explaining.rule.causeWhenSlow,
    basis: basisOf(facts, match, best.rule.ambiguous),
    causeBasis: basisOf(facts, explaining.match, isOpen),
    evidence: [quoted(evidenceOf(evidenceKindOf(match), match, id), facts)],
  };
}

/** Quotes the page's title if its markup, which is nothing to read, shows the product. */
function quoted(evidence: Evidence, { title }: Facts): Evidence {
  return evidence.kind === 'page-match' && !evidence.value && title
    ? { ...evidence, value: excerpt(title, 80) }
    : evidence;
}

function basisOf({ fields }: Facts, match: Match, isAmbiguous: boolean | undefined): Basis {
  if (isInPage(match)) {
    if (isAmbiguous) return 'own-page-ambiguous';
    // Without the headers, half of the evidence is missing.
    return fields.size > 0 ? 'own-page' : 'own-page-alone';
  }
  return isAmbiguous ? 'own-header-ambiguous' : 'own-header';
}

/** Returns `origin` for applications and their frameworks, and any other product itself. */
function hopOf(id: GatewayId): GeneratedBy {
  return gateways[id].role === 'app' ? 'origin' : id;
}

function strongest(
  findings: readonly Finding[],
  isEligible: (candidate: Candidate) => boolean = () => true,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const { id, generated, relayed } of findings) {
    for (const [rule, match] of generated) {
      // A product that shows that it relayed the response did not generate it, unless the page is its own.
      if (relayed && !isInPage(match)) continue;
      const candidate = { id, rule, match, weight: weightOf(rule, match) };
      if ((!best || candidate.weight > best.weight) && isEligible(candidate)) best = candidate;
    }
  }
  return best;
}

/** Weighs, in this order: unambiguous, matched in the page, names a cause, number of conditions. */
function weightOf(rule: GenerationRule, match: Match): number {
  return (rule.ambiguous ? 0 : 100) + (isInPage(match) ? 50 : 0) + (rule.cause ? 10 : 0) + rule.if.length;
}

function causeOf({ rule: { cause }, match }: Candidate): readonly [Cause, (Fault | undefined)?] | undefined {
  if (cause === undefined) return undefined;
  if (typeof cause === 'string') return [cause];
  const found = cause.find(([pattern]) => pattern.test(match.value));
  return found && [found[1], found[2]];
}

function evidenceKindOf(match: Match): Evidence['kind'] {
  if (match.where === ':status') return 'status-match';
  if (match.where === ':length') return 'length-match';
  return isInPage(match) ? 'page-match' : 'header-match';
}
