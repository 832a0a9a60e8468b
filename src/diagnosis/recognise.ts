import { type Facts, field } from './facts.ts';
import type { Made, Sign } from './gateways/gateway.ts';
import { type GatewayId, gatewayIds, gateways } from './gateways.ts';
import { stockTitle } from './stock-page.ts';

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

type Index<Rule> = ReadonlyMap<string, readonly (readonly [GatewayId, Rule])[]>;

/** Rules by the place that their first sign looks at, so that a head is asked only what it can answer. */
function indexBy<Rule>(
  rulesOf: (id: GatewayId) => readonly Rule[] | undefined,
  placeOf: (rule: Rule) => string,
): Index<Rule> {
  const index = new Map<string, [GatewayId, Rule][]>();
  for (const id of gatewayIds) {
    for (const rule of rulesOf(id) ?? []) {
      const place = placeOf(rule);
      const entries = index.get(place);
      if (entries) entries.push([id, rule]);
      else index.set(place, [[id, rule]]);
    }
  }
  return index;
}

const named = indexBy(
  (id) => gateways[id].server,
  (name) => name,
);
const seenAt = indexBy(
  (id) => gateways[id].seen,
  ([where]) => where,
);
const relayedAt = indexBy(
  (id) => gateways[id].relayed,
  ([where]) => where,
);
const madeAt = indexBy(
  (id) => gateways[id].made,
  (rule) => rule.if[0][0],
);
const order = new Map(gatewayIds.map((id, index) => [id, index]));

/** Every product that shows in the answer, in the order of the table: nearest the visitor first. */
export function recognise(facts: Facts): readonly Finding[] {
  const drafts: Draft[] = [];
  const of = (id: GatewayId): Draft => {
    const known = drafts.find((draft) => draft.id === id);
    if (known) return known;
    const draft: Draft = { id, named: false, made: [] };
    drafts.push(draft);
    return draft;
  };

  const server = field(facts, 'server');
  for (const [id] of (server && named.get(productIn(server))) || []) {
    const draft = of(id);
    draft.named = true;
    draft.seen = { where: 'server', value: server ?? '' };
  }
  for (const [where, values] of facts.fields) {
    for (const [id, sign] of seenAt.get(where) ?? []) {
      const value = firstOf(values, sign);
      if (value !== undefined) of(id).seen ??= { where, value };
    }
    for (const [id, sign] of relayedAt.get(where) ?? []) {
      const value = firstOf(values, sign);
      if (value !== undefined) of(id).relayed ??= { where, value };
    }
  }

  const via = field(facts, 'via');
  if (via && !drafts.some(({ seen, relayed }) => seen?.where === 'via' || relayed?.where === 'via')) {
    of('generic-proxy').seen = { where: 'via', value: via };
  }

  const judge = (place: string): void => {
    for (const [id, rule] of madeAt.get(place) ?? []) {
      const draft = drafts.find((known) => known.id === id);
      const hit = meets(facts, rule.if[0], draft);
      if (hit && rule.if.every((sign) => meets(facts, sign, draft))) of(id).made.push([rule, hit]);
    }
  };
  judge(':server');
  judge(':status');
  judge(':length');
  for (const where of facts.fields.keys()) judge(where);
  if (facts.hasMarks) for (const where of [':title', ':text', ':markup']) judge(where);
  return drafts.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** The first product that a Server header names, in lower case (RFC 9110, 10.2.4). */
function productIn(server: string): string {
  return /^[\w.-]+/.exec(server)?.[0].toLowerCase() ?? '';
}

function firstOf(values: readonly string[], [, what]: Sign): string | undefined {
  if (what === undefined) return values[0];
  for (const value of values) {
    if (what !== false && (typeof what === 'string' ? value.includes(what) : what.test(value))) return value;
  }
  return undefined;
}

const none: readonly string[] = [];

function meets(facts: Facts, sign: Sign, finding: Finding | undefined): Hit | undefined {
  const [where, what] = sign;
  const values = valuesAt(facts, where, finding);
  if (what === false) return values.length === 0 ? { where, value: '' } : undefined;
  const value = firstOf(values, sign);
  return value === undefined ? undefined : { where: where === ':server' ? 'server' : where, value };
}

function valuesAt(facts: Facts, where: string, finding: Finding | undefined): readonly string[] {
  if (!where.startsWith(':')) return facts.fields.get(where) ?? none;
  switch (where) {
    case ':status':
      return [facts.statusText];
    case ':title':
      return [facts.title];
    case ':text':
      return [facts.text];
    case ':markup':
      return [facts.markup];
    case ':seen':
      return finding?.seen ? [finding.seen.value] : none;
    case ':server':
      return finding?.named && finding.seen ? [finding.seen.value] : none;
    default: {
      const title = stockTitle(facts);
      return title === undefined ? none : [title];
    }
  }
}
