import { type Facts, field } from './facts.ts';
import { gateways } from './gateways.ts';
import type { Finding, Hit } from './recognise.ts';
import { isGatewayStatus } from './statuses.ts';
import { evidenceOf, type Verdict } from './verdict.ts';

/** Headers that a site's own program sets and no gateway does. */
const appHeaders = ['x-powered-by', 'x-generator', 'x-drupal-cache', 'x-debug-token', 'x-powered-cms'];

/**
 * The site's own program wrote the answer: a product on the way says that it relayed it, or it bears the
 * program's name or manner. Undefined where nothing says so.
 */
export function findSiteAuthor(facts: Facts, findings: readonly Finding[]): Verdict | undefined {
  const evidence = relayOf(findings) ?? programOf(facts, findings);
  if (!evidence) return undefined;
  if (isGatewayStatus(facts.status)) {
    // A program that says 502 or 504 is itself in front of something, which no sign shows.
    return { generatedBy: 'origin', fault: 'unknown', confidence: 'low', evidence: [evidence] };
  }
  const isSure = facts.status === 500 && evidence.name !== 'content-type';
  return { generatedBy: 'origin', confidence: isSure ? 'high' : 'medium', evidence: [evidence] };
}

function relayOf(findings: readonly Finding[]) {
  const relay = findings.findLast(({ relayed }) => relayed);
  return relay?.relayed && evidenceOf('relayed', relay.relayed, relay.id);
}

function programOf(facts: Facts, findings: readonly Finding[]) {
  const app = findings.find(({ id, seen }) => seen && gateways[id].role === 'app');
  if (app?.seen) return evidenceOf('app-answered', app.seen, app.id);
  const hit = appHeaders.map((name) => hitIn(facts, name)).find((hit) => hit) ?? jsonIn(facts);
  return hit && evidenceOf('app-answered', hit);
}

function hitIn(facts: Facts, where: string): Hit | undefined {
  const value = field(facts, where);
  return value === undefined ? undefined : { where, value };
}

/** Gateways that answer in JSON have rules of their own; what is left is an app's. */
function jsonIn(facts: Facts): Hit | undefined {
  const hit = hitIn(facts, 'content-type');
  return hit && /^application\/(?:[\w.-]{1,60}\+)?json\b/.test(hit.value) ? hit : undefined;
}
