import type { Facts } from './facts.ts';
import type { Made, Sign } from './gateways/gateway.ts';
import { type GatewayId, gatewayIds, gateways } from './gateways.ts';
import { hasStockLength } from './stock-page.ts';

/** A sign that was met: where, and the value it was met in. */
export interface Hit {
  readonly where: string;
  readonly value: string;
}

/** What an answer shows of one product. */
export interface Finding {
  readonly id: GatewayId;
  readonly seen?: Hit;
  readonly relayed?: Hit;
  /** Rules that name it as the author, with the hit of their first sign. */
  readonly made: readonly (readonly [Made, Hit])[];
}

interface Draft {
  seen?: Hit;
  relayed?: Hit;
  readonly made: (readonly [Made, Hit])[];
}

interface Entry<Rule> {
  readonly id: GatewayId;
  readonly rule: Rule;
}

/** Rules by the place that their first sign looks at, so that a head is asked only what it can answer. */
const seenAt = new Map<string, Entry<Sign>[]>();
const relayedAt = new Map<string, Entry<Sign>[]>();
const madeAt = new Map<string, Entry<Made>[]>();

function file<Rule>(index: Map<string, Entry<Rule>[]>, where: string, entry: Entry<Rule>): void {
  const entries = index.get(where);
  if (entries) entries.push(entry);
  else index.set(where, [entry]);
}

for (const id of gatewayIds) {
  for (const rule of gateways[id].seen ?? []) file(seenAt, rule[0], { id, rule });
  for (const rule of gateways[id].relayed ?? []) file(relayedAt, rule[0], { id, rule });
  for (const rule of gateways[id].made ?? []) file(madeAt, rule.if[0][0], { id, rule });
}

/** Every product that shows in the answer, in the order of the table: nearest the visitor first. */
export function recognise(facts: Facts): readonly Finding[] {
  const found = new Map<GatewayId, Draft>();
  const of = (id: GatewayId) => {
    const known = found.get(id);
    if (known) return known;
    const fresh: Draft = { made: [] };
    found.set(id, fresh);
    return fresh;
  };
  for (const name of facts.fields.keys()) {
    for (const { id, rule } of seenAt.get(name) ?? []) {
      const hit = meets(facts, rule, false);
      if (hit) of(id).seen ??= hit;
    }
    for (const { id, rule } of relayedAt.get(name) ?? []) {
      const hit = meets(facts, rule, false);
      if (hit) of(id).relayed ??= hit;
    }
  }
  const places = [
    ':status',
    ':length',
    ...(facts.hasMarks ? [':title', ':text', ':markup'] : []),
    ...facts.fields.keys(),
  ];
  for (const place of places) {
    for (const { id, rule } of madeAt.get(place) ?? []) {
      const seen = found.get(id)?.seen !== undefined;
      const hit = meets(facts, rule.if[0], seen);
      if (hit && rule.if.every((sign) => meets(facts, sign, seen))) of(id).made.push([rule, hit]);
    }
  }
  const order = (id: GatewayId) => gatewayIds.indexOf(id);
  return [...found].map(([id, finding]) => ({ id, ...finding })).sort((a, b) => order(a.id) - order(b.id));
}

function meets(facts: Facts, [where, what]: Sign, seen: boolean): Hit | undefined {
  const values = valuesAt(facts, where, seen);
  if (what === false) return values.length === 0 ? { where, value: '' } : undefined;
  const value =
    what === undefined
      ? values[0]
      : values.find((value) => (typeof what === 'string' ? value.includes(what) : what.test(value)));
  return value === undefined ? undefined : { where, value };
}

function valuesAt(facts: Facts, where: string, seen: boolean): readonly string[] {
  switch (where) {
    case ':status':
      return [String(facts.status)];
    case ':title':
      return [facts.title];
    case ':text':
      return [facts.text];
    case ':markup':
      return [facts.markup];
    case ':seen':
      return seen ? [''] : [];
    case ':length':
      return hasStockLength(facts) ? [facts.fields.get('content-length')?.[0] ?? ''] : [];
    default:
      return facts.fields.get(where) ?? [];
  }
}
