import { type Facts, field, namesOf } from './facts.ts';
import type { Made, Sign } from './gateways/gateway.ts';
import type { GatewayId } from './gateways.ts';
import { byDistance, productsNamed, rulesAt } from './rules.ts';

/** A sign that was met: where, and the value it was met in. */
export interface Hit {
  readonly where: string;
  readonly value: string;
}

/** What an answer shows of one product. */
export interface Finding {
  readonly id: GatewayId;
  /** The Server header names it. */
  readonly named: boolean;
  readonly seen?: Hit;
  readonly relayed?: Hit;
  /** Rules that name it as the author, with the hit of their first sign. */
  readonly made: readonly (readonly [Made, Hit])[];
}

interface Draft extends Finding {
  named: boolean;
  seen?: Hit;
  relayed?: Hit;
  readonly made: (readonly [Made, Hit])[];
}

/** Every product that shows in the answer, in the order of the table: nearest the visitor first. */
export function recognise(facts: Facts): readonly Finding[] {
  const drafts: Draft[] = [];
  const server = field(facts, 'server');
  for (const id of server ? productsNamed(server) : []) {
    drafts.push({ id, named: true, seen: { where: 'server', value: server ?? '' }, made: [] });
  }
  for (const [where, values] of facts.fields) {
    const rules = rulesAt(where);
    if (!rules) continue;
    for (const [id, sign] of rules.seen) {
      const value = firstMatch(values, sign);
      if (value !== undefined) draftOf(drafts, id).seen ??= { where, value };
    }
    for (const [id, sign] of rules.relayed) {
      const value = firstMatch(values, sign);
      if (value !== undefined) draftOf(drafts, id).relayed ??= { where, value };
    }
  }
  addUnknownProxy(facts, drafts);
  addAuthors(':status', facts, drafts);
  if (server) addAuthors(':server', facts, drafts);
  if (facts.stockTitle) addAuthors(':length', facts, drafts);
  for (const place of facts.fields.keys()) addAuthors(place, facts, drafts);
  if (facts.hasContent) for (const place of [':title', ':text', ':markup']) addAuthors(place, facts, drafts);
  if (drafts.length > 1) drafts.sort(byDistance);
  return drafts;
}

function draftOf(drafts: Draft[], id: GatewayId): Draft {
  const known = drafts.find((draft) => draft.id === id);
  if (known) return known;
  const draft: Draft = { id, named: false, made: [] };
  drafts.push(draft);
  return draft;
}

/** Via names a hop, and none that the table knows. */
function addUnknownProxy(facts: Facts, drafts: Draft[]): void {
  const value = field(facts, 'via');
  // Fastly and older Varnishes name themselves alike, so that neither is recognised by it.
  if (value === undefined || /\bvarnish\b/i.test(value)) return;
  const rules = rulesAt('via');
  const isKnown = [...(rules?.seen ?? []), ...(rules?.relayed ?? [])].some(([, [, what]]) =>
    matches(value, what),
  );
  if (!isKnown) draftOf(drafts, 'generic-proxy').seen = { where: 'via', value };
}

/** The rules whose first sign looks at this place, where all of their signs are met. */
function addAuthors(place: string, facts: Facts, drafts: Draft[]): void {
  const rules = rulesAt(place)?.made;
  if (!rules) return;
  for (const [id, rule] of rules) {
    const draft = drafts.find((known) => known.id === id);
    const value = valueMeeting(facts, rule.if[0], draft);
    if (value === undefined || !meetsRest(facts, rule, draft)) continue;
    (draft ?? draftOf(drafts, id)).made.push([
      rule,
      { where: place === ':server' ? 'server' : place, value },
    ]);
  }
}

function meetsRest(facts: Facts, rule: Made, draft: Draft | undefined): boolean {
  for (let index = 1; index < rule.if.length; index++) {
    const sign = rule.if[index];
    if (sign && valueMeeting(facts, sign, draft) === undefined) return false;
  }
  return true;
}

/** The value that meets a sign, an empty one where the sign is an absence; undefined where the sign is not met. */
function valueMeeting(facts: Facts, sign: Sign, finding: Finding | undefined): string | undefined {
  const [where, what] = sign;
  if (where.startsWith(':')) {
    const value = valueAt(facts, where, finding);
    return value !== undefined && matches(value, what) ? value : undefined;
  }
  const values = facts.fields.get(where);
  if (what === false) return values ? undefined : '';
  return values && firstMatch(values, sign);
}

function firstMatch(values: readonly string[], [, what]: Sign): string | undefined {
  for (const value of values) if (matches(value, what)) return value;
  return undefined;
}

function matches(value: string, what: Sign[1]): boolean {
  if (what === undefined) return true;
  if (typeof what === 'string') return value.includes(what);
  return what !== false && what.test(value);
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
