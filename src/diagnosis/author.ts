import { kindOf } from './chain.ts';
import { readCloudflareCode } from './cloudflare-codes.ts';
import type { Confidence, Speaker } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';
import type { Made } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import type { Finding, Hit } from './recognise.ts';
import { isGatewayStatus } from './statuses.ts';
import type { Verdict } from './verdict.ts';

/** The app and its frameworks are the site's own server; whatever fronts it is named. */
export function speakerOf(id: GatewayId): Speaker {
  return gateways[id].role === 'app' ? 'origin' : id;
}

/** Who wrote the answer, by the surest sign there is; undefined where none shows. */
export function findAuthor(facts: Facts, findings: readonly Finding[]): Verdict | undefined {
  const claims = findings
    .flatMap((finding) => finding.made.map(([rule, hit]) => ({ finding, rule, hit })))
    // Without a page of its own, a product that says it relayed the answer did not write it.
    .filter(({ finding, hit }) => hit.where.startsWith(':t') || hit.where === ':markup' || !finding.relayed);
  const [first] = claims.sort((a, b) => weigh(b.rule, b.hit) - weigh(a.rule, a.hit));
  if (!first) return undefined;
  const { finding, rule, hit } = first;
  const code = finding.id === 'cloudflare' ? readCloudflareCode(facts.text) : undefined;
  const [cause, fault] = code ?? causeOf(rule, hit);
  return {
    speaker: speakerOf(finding.id),
    cause,
    fault: rule.fault ?? fault,
    confidence: rule.unsure ? 'medium' : 'high',
    evidence: [wrote(finding.id, hit)],
  };
}

/** Sure before unsure, page before header, more signs before fewer; the table's order decides the rest. */
function weigh(rule: Made, hit: Hit): number {
  const page = hit.where === ':text' || hit.where === ':title' || hit.where === ':markup';
  return (rule.unsure ? 0 : 100) + (page ? 50 : 0) + (rule.cause ? 10 : 0) + rule.if.length;
}

function causeOf({ cause }: Made, { value }: Hit): [Verdict['cause'], Verdict['fault']] {
  if (cause === undefined || typeof cause === 'string') return [cause, undefined];
  const reason = cause.find(([pattern]) => pattern.test(value));
  return [reason?.[1], reason?.[2]];
}

function wrote(product: GatewayId, { where, value }: Hit): Evidence {
  if (where === ':status') return { kind: 'wrote-status', product };
  if (where === ':length') return { kind: 'wrote-length', product, value };
  if (where === ':markup') return { kind: 'wrote-page', product };
  if (where.startsWith(':')) return { kind: 'wrote-page', product, value: value.slice(0, 80) };
  return { kind: 'wrote-header', product, name: where, value: value.slice(0, 80) };
}

/** Headers that programs set and gateways do not. */
const appHeaders = [
  'x-powered-by',
  'x-runtime',
  'x-aspnet-version',
  'x-generator',
  'x-drupal-cache',
  'x-debug-token',
  'x-request-time',
];

/** The site's own program wrote the answer: something says that it was relayed, or bears the program's name. */
export function findApp(facts: Facts, findings: readonly Finding[]): Verdict | undefined {
  const evidence = appEvidence(facts, findings);
  if (!evidence) return undefined;
  const certain = evidence.kind === 'relayed' || facts.status === 500;
  return {
    speaker: 'origin',
    confidence: isGatewayStatus(facts.status) ? 'low' : certain ? 'high' : 'medium',
    // A program that says 502 or 504 is itself in front of something, which no sign shows.
    ...(isGatewayStatus(facts.status) && { fault: 'unknown' as const }),
    evidence: [evidence],
  };
}

function appEvidence(facts: Facts, findings: readonly Finding[]): Evidence | undefined {
  const relay = findings.findLast((finding) => finding.relayed);
  if (relay?.relayed) {
    const { where, value } = relay.relayed;
    return { kind: 'relayed', product: relay.id, name: where, value: value.slice(0, 80) };
  }
  const app = findings.find(({ id, seen }) => seen && gateways[id].role === 'app');
  if (app?.seen)
    return {
      kind: 'app-answered',
      product: app.id,
      name: app.seen.where,
      value: app.seen.value.slice(0, 80),
    };
  const name = appHeaders.find((header) => facts.fields.has(header));
  if (name) return { kind: 'app-answered', name, value: (field(facts, name) ?? '').slice(0, 80) };
  const type = field(facts, 'content-type') ?? '';
  if (/^application\/(?:[\w.-]+\+)?json\b/.test(type))
    return { kind: 'app-answered', name: 'content-type', value: type };
  return undefined;
}

/** For want of a better sign: a gateway's status was written by a gateway, most likely the innermost that shows. */
export function guessAuthor(facts: Facts, findings: readonly Finding[]): Verdict {
  const server = field(facts, 'server');
  const gateway = findings.findLast(({ id, seen }) => seen && kindOf(id) === 'gateway');
  if (isGatewayStatus(facts.status)) {
    if (gateway?.seen) {
      const { where, value } = gateway.seen;
      return {
        speaker: gateway.id,
        confidence: 'medium',
        evidence: [{ kind: 'passed', product: gateway.id, name: where, value: value.slice(0, 80) }],
      };
    }
    return {
      speaker: null,
      confidence: findings.length > 0 || server ? 'medium' : 'low',
      evidence: [{ kind: 'status-only' }],
    };
  }
  const confidence: Confidence = facts.status < 500 ? 'medium' : 'low';
  return { speaker: null, confidence, evidence: [{ kind: 'status-only' }] };
}
