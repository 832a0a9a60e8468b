import type { Made, Sign } from './gateways/gateway.ts';
import { type GatewayId, gatewayIds, gateways } from './gateways.ts';

/** The rules of all products whose first sign looks at one place: a header, or something of the page. */
interface Rules {
  readonly seen: (readonly [GatewayId, Sign])[];
  readonly relayed: (readonly [GatewayId, Sign])[];
  readonly made: (readonly [GatewayId, Made])[];
}

/** So that a head is asked only what it can answer. */
const places = new Map<string, Rules>();
const names = new Map<string, GatewayId[]>();
const order = new Map<GatewayId, number>();

function placeOf(where: string): Rules {
  const known = places.get(where);
  if (known) return known;
  const rules: Rules = { seen: [], relayed: [], made: [] };
  places.set(where, rules);
  return rules;
}

for (const id of gatewayIds) {
  order.set(id, order.size);
  const { server = [], seen = [], relayed = [], made = [] } = gateways[id];
  for (const name of server) names.set(name, [...(names.get(name) ?? []), id]);
  for (const sign of seen) placeOf(sign[0]).seen.push([id, sign]);
  for (const sign of relayed) placeOf(sign[0]).relayed.push([id, sign]);
  for (const rule of made) placeOf(rule.if[0][0]).made.push([id, rule]);
}

/** The rules for a place; undefined where no product's look at it. */
export function rulesAt(where: string): Rules | undefined {
  return places.get(where);
}

/** Whose name is the first product in a Server header (RFC 9110, 10.2.4); versions and comments do not count. */
export function productsNamed(server: string): readonly GatewayId[] {
  return names.get(/^[\w.-]+/.exec(server)?.[0].toLowerCase() ?? '') ?? [];
}

/** Sorts products by the order of the table: nearest the visitor first. */
export function byDistance(a: { readonly id: GatewayId }, b: { readonly id: GatewayId }): number {
  return (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
}
