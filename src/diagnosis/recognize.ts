import { type Facts, field, namesOf } from './facts.ts';
import type { Condition, GenerationRule } from './gateways/gateway.ts';
import type { GatewayId } from './gateways.ts';
import { byDistance, ownServer, productsNamed, rulesAt } from './rule-index.ts';

/** A condition that matched: the place and the matching value. */
export interface Match {
  readonly where: string;
  readonly value: string;
}

/** Returns whether the page itself matched, not a header. */
export function isInPage({ where }: Match): boolean {
  return where === ':text' || where === ':title' || where === ':markup';
}

/** The matches of one product. */
export interface Finding {
  readonly id: GatewayId;
  /** The Server header names the product. */
  readonly named: boolean;
  readonly seen?: Match;
  readonly relayed?: Match;
  /**
   * The matching rules for responses that the product generated, each with the match of its first condition.
   */
  readonly generated: readonly (readonly [GenerationRule, Match])[];
}

interface Draft extends Finding {
  named: boolean;
  seen?: Match;
  relayed?: Match;
  readonly generated: (readonly [GenerationRule, Match])[];
}

/** The end of a page like nginx's, whose derivatives write their own name there. */
const productFooter = /^\d{3} [\w -]{3,60} ([\w.-]+)(?:\/[\d.]+)?$/;
const byFooter: GenerationRule = { if: [[':text', productFooter]], cause: [[/^503/, 'unavailable']] };

/** Returns every product that the response shows, in the order of the table: nearest the user first. */
export function recognize(facts: Facts): readonly Finding[] {
  const drafts: Draft[] = [];
  const server = field(facts, 'server');
  for (const id of server ? productsNamed(server) : []) {
    drafts.push({ id, named: true, seen: { where: 'server', value: server ?? '' }, generated: [] });
  }
  for (const [where, values] of facts.fields) {
    const rules = rulesAt(where);
    if (!rules) continue;
    for (const [id, condition] of rules.seen) {
      const value = firstMatch(values, condition);
      if (value !== undefined) draftOf(drafts, id).seen ??= { where, value };
    }
    for (const [id, condition] of rules.relayed) {
      const value = firstMatch(values, condition);
      if (value !== undefined) draftOf(drafts, id).relayed ??= { where, value };
    }
  }
  const footer = productFooter.exec(facts.text)?.[1];
  for (const id of footer ? productsNamed(footer) : [])
    draftOf(drafts, id).generated.push([byFooter, { where: ':text', value: facts.text }]);
  addUnknownProxy(facts, drafts);
  addGenerators(':status', facts, drafts);
  for (const id of server ? productsNamed(server) : []) addGenerators(ownServer(id), facts, drafts);
  if (facts.stockTitle) addGenerators(':length', facts, drafts);
  for (const name of facts.fields.keys()) addGenerators(name, facts, drafts);
  if (facts.hasContent)
    for (const place of [':title', ':text', ':markup']) addGenerators(place, facts, drafts);
  if (drafts.length > 1) drafts.sort(byDistance);
  return drafts;
}

function draftOf(drafts: Draft[], id: GatewayId): Draft {
  const known = drafts.find((draft) => draft.id === id);
  if (known) return known;
  const draft: Draft = { id, named: false, generated: [] };
  drafts.push(draft);
  return draft;
}

/** Adds a generic proxy if Via names a hop that the table does not know. */
function addUnknownProxy(facts: Facts, drafts: Draft[]): void {
  const value = field(facts, 'via');
  if (value !== undefined && !isKnown('via', value)) {
    draftOf(drafts, 'generic-proxy').seen = { where: 'via', value };
  }
}

function isKnown(where: 'server' | 'via', value: string): boolean {
  // Fastly and older versions of Varnish use the same name, which therefore identifies neither.
  if (/\bvarnish\b/i.test(value)) return true;
  const { seen = [], relayed = [] } = rulesAt(where) ?? {};
  return [...seen, ...relayed].some(([, [, pattern]]) => matches(value, pattern));
}

/**
 * Returns the name of the product in Server or Via that the table does not know, with its version; undefined if there
 * is none. A host name in Via is no product's name.
 */
export function unknownProduct(facts: Facts): string | undefined {
  const server = field(facts, 'server');
  if (server && productsNamed(server).length === 0 && !isKnown('server', server)) {
    return /^[\w+-][\w.+-]{0,30}(?:\/[\w.+-]{1,20})?/.exec(server)?.[0];
  }
  const via = field(facts, 'via');
  if (!via || isKnown('via', via)) return undefined;
  return (/\(([\w+-][\w.+/ -]{0,40})\)/.exec(via) ??
    /^(?:HTTP\/)?\d(?:\.\d)? ([\w-]{1,40})(?![\w.:-])/i.exec(via))?.[1];
}

/** Adds the products with a rule whose first condition reads this place and whose conditions all match. */
function addGenerators(place: string, facts: Facts, drafts: Draft[]): void {
  const rules = rulesAt(place)?.generated;
  if (!rules) return;
  for (const [id, rule] of rules) {
    const draft = drafts.find((known) => known.id === id);
    const value = matchingValue(facts, rule.if[0], draft);
    if (value === undefined || !matchesRest(facts, rule, draft)) continue;
    (draft ?? draftOf(drafts, id)).generated.push([
      rule,
      { where: rule.if[0][0] === ':server' ? 'server' : place, value },
    ]);
  }
}

function matchesRest(facts: Facts, rule: GenerationRule, draft: Draft | undefined): boolean {
  for (let index = 1; index < rule.if.length; index++) {
    const condition = rule.if[index];
    if (condition && matchingValue(facts, condition, draft) === undefined) return false;
  }
  return true;
}

/**
 * Returns the value that matches a condition, an empty one for a required absence; undefined if there is no
 * match.
 */
function matchingValue(facts: Facts, condition: Condition, finding: Finding | undefined): string | undefined {
  const [where, pattern] = condition;
  if (where.startsWith(':')) {
    const value = valueAt(facts, where, finding);
    return value !== undefined && matches(value, pattern) ? value : undefined;
  }
  const values = facts.fields.get(where);
  if (pattern === false) return values ? undefined : '';
  return values && firstMatch(values, condition);
}

function firstMatch(values: readonly string[], [, pattern]: Condition): string | undefined {
  for (const value of values) if (matches(value, pattern)) return value;
  return undefined;
}

function matches(value: string, pattern: Condition[1]): boolean {
  if (pattern === undefined) return true;
  if (typeof pattern === 'string') return value.includes(pattern);
  return pattern !== false && pattern.test(value);
}

function valueAt(facts: Facts, where: string, finding: Finding | undefined): string | undefined {
  switch (where) {
    case ':status':
      return facts.statusText;
    case ':title':
      return facts.title;
    case ':text':
      return facts.text;
    case ':markup':
      return facts.markup;
    case ':seen':
      return finding?.seen?.value;
    case ':names':
      return namesOf(facts);
    case ':server':
      return finding?.named ? finding.seen?.value : undefined;
    default:
      return facts.stockTitle;
  }
}
