import type { Cause } from './causes.ts';
import { readCloudflareCode } from './cloudflare-codes.ts';
import type { GeneratedBy } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Made, Role } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import type { Fault } from './hop.ts';
import type { Finding, Hit } from './recognise.ts';
import { evidenceOf, type Verdict } from './verdict.ts';

/** The app and its frameworks are the site's own server; whatever fronts it is named. */
function generatedByOf(id: GatewayId): GeneratedBy {
  return gateways[id].role === 'app' ? 'origin' : id;
}

/** Squid in the visitor's network and before the site look alike; a host's edge and its servers do, too. */
const openRoles: ReadonlySet<Role> = new Set<Role>(['egress', 'hosted']);

/** Causes that leave open whether the author failed or what the owner set it to do. */
const openCauses: ReadonlySet<Cause | undefined> = new Set<Cause>([
  'edge-failed',
  'gateway-failed',
  'misconfigured',
  'paused',
  'request-refused',
]);

/** A rule that is met. */
interface Claim {
  readonly id: GatewayId;
  readonly rule: Made;
  readonly hit: Hit;
  readonly weight: number;
}

/** The product that wrote the answer, by the surest of the rules that are met; undefined where none is. */
export function findAuthor(facts: Facts, findings: readonly Finding[]): Verdict | undefined {
  const best = surest(findings);
  if (!best) return undefined;
  const { id, hit } = best;
  const reason = reasonOf(best)
    ? best
    : (surest(findings, (claim) => claim.id === id && !!reasonOf(claim)) ?? best);
  const code = id === 'cloudflare' ? readCloudflareCode(facts.text) : undefined;
  const [cause, fault] = code ?? reasonOf(reason) ?? [];
  const isSure =
    !best.rule.unsure && !reason.rule.unsure && !openRoles.has(gateways[id].role) && !openCauses.has(cause);
  return {
    generatedBy: generatedByOf(id),
    product: id,
    cause,
    fault: reason.rule.fault ?? fault,
    late: reason.rule.late,
    // Without its head an answer is half unseen.
    confidence: isSure && facts.fields.size > 0 ? 'high' : 'medium',
    evidence: [evidenceOf(kindOfHit(hit), hit, id)],
  };
}

function surest(
  findings: readonly Finding[],
  counts: (claim: Claim) => boolean = () => true,
): Claim | undefined {
  let best: Claim | undefined;
  for (const { id, made, relayed } of findings) {
    for (const [rule, hit] of made) {
      // Without a page of its own, a product that shows that it relayed the answer did not write it.
      if (relayed && !isPage(hit)) continue;
      const claim = { id, rule, hit, weight: weigh(rule, hit) };
      if ((!best || claim.weight > best.weight) && counts(claim)) best = claim;
    }
  }
  return best;
}

function isPage({ where }: Hit): boolean {
  return where === ':text' || where === ':title' || where === ':markup';
}

/** Sure before unsure, page before header, with its reason before without, more signs before fewer. */
function weigh(rule: Made, hit: Hit): number {
  return (rule.unsure ? 0 : 100) + (isPage(hit) ? 50 : 0) + (rule.cause ? 10 : 0) + rule.if.length;
}

function reasonOf({ rule: { cause }, hit }: Claim): readonly [Cause, (Fault | undefined)?] | undefined {
  if (cause === undefined) return undefined;
  if (typeof cause === 'string') return [cause];
  const reason = cause.find(([pattern]) => pattern.test(hit.value));
  return reason && [reason[1], reason[2]];
}

function kindOfHit(hit: Hit): Evidence['kind'] {
  if (hit.where === ':status') return 'status-match';
  if (hit.where === ':length') return 'length-match';
  return isPage(hit) ? 'page-match' : 'header-match';
}
