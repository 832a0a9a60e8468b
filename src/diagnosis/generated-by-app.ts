import type { Basis } from './basis.ts';
import { type Conclusion, evidenceOf } from './conclusion.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';
import { gateways } from './gateways.ts';
import type { Finding, Match } from './recognize.ts';
import { productsNamed } from './rule-index.ts';
import { isGatewayStatus } from './statuses.ts';

/** Headers that a site's application sets and no gateway does; `x-ms-diagnostics` is Skype for Business's. */
const appHeaders = [
  'x-powered-by',
  'x-generator',
  'x-drupal-cache',
  'x-debug-token',
  'x-powered-cms',
  'x-ms-diagnostics',
];

/**
 * Returns that the site's application generated the response: a product on the path shows that it relayed it,
 * or the response carries an application's name or format. Undefined if neither is the case.
 */
export function findGeneratingApp(facts: Facts, findings: readonly Finding[]): Conclusion | undefined {
  const evidence = relayEvidence(findings) ?? appEvidence(facts, findings);
  if (!evidence) return undefined;
  const basis = basisOf(evidence);
  if (isGatewayStatus(facts.status)) {
    // Behind the product, a gateway that the response does not show is as likely as an application.
    if (basis !== 'app-header')
      return { generatedBy: null, fault: 'site', basis: 'nothing', evidence: [evidence] };
    // An application that sends 502 or 504 is itself in front of something that the response does not show.
    return { generatedBy: 'origin', fault: 'site', basis, evidence: [evidence] };
  }
  return { generatedBy: 'origin', basis, evidence: [evidence] };
}

function basisOf({ kind, name, value }: Evidence): Basis {
  // The header may name the server behind the product.
  if (kind === 'relayed' && !namesApp(value)) return 'relayed';
  return name === 'content-type' ? 'app-format' : 'app-header';
}

function namesApp(value = ''): boolean {
  return productsNamed(value).some((id) => gateways[id].role === 'app');
}

function relayEvidence(findings: readonly Finding[]) {
  const relay = findings.findLast(({ relayed }) => relayed);
  return relay?.relayed && evidenceOf('relayed', relay.relayed, relay.id);
}

function appEvidence(facts: Facts, findings: readonly Finding[]) {
  const app = findings.find(({ id, seen }) => seen && gateways[id].role === 'app');
  if (app?.seen) return evidenceOf('app-answered', app.seen, app.id);
  const match =
    appHeaders.map((name) => headerMatch(facts, name)).find((match) => match) ?? formatMatch(facts);
  return match && evidenceOf('app-answered', match);
}

function headerMatch(facts: Facts, where: string): Match | undefined {
  const value = field(facts, where);
  return value === undefined ? undefined : { where, value };
}

/**
 * Matches JSON and XML, which are the application's, because gateways that respond in them have rules of their own.
 */
function formatMatch(facts: Facts): Match | undefined {
  const match = headerMatch(facts, 'content-type');
  // Without the header, the body's form says what it would.
  if (!match && /^(?:\{|\[\{) ?"/.test(facts.text)) return { where: 'content-type', value: 'JSON' };
  return match && /^(?:application|text)\/(?:(?!xhtml)[\w.-]{1,60}\+)?(?:json|xml)\b/.test(match.value)
    ? match
    : undefined;
}
