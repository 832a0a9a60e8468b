import type { Condition, GenerationRule } from './gateways/gateway.ts';
import { type GatewayId, gatewayIds, gateways } from './gateways.ts';

/** All products' rules whose first condition reads one place: a header, or a part of the page. */
interface Rules {
  readonly seen: (readonly [GatewayId, Condition])[];
  readonly relayed: (readonly [GatewayId, Condition])[];
  readonly generated: (readonly [GatewayId, GenerationRule])[];
}

/** Indexed by place, so that a response is only tested against rules that can match it. */
const places = new Map<string, Rules>();
const names = new Map<string, GatewayId[]>();
const order = new Map<GatewayId, number>();

function entryFor(where: string): Rules {
  const known = places.get(where);
  if (known) return known;
  const rules: Rules = { seen: [], relayed: [], generated: [] };
  places.set(where, rules);
  return rules;
}

for (const id of gatewayIds) {
  order.set(id, order.size);
  const { server = [], seen = [], relayed = [], generated = [] } = gateways[id];
  for (const name of server) names.set(name, [...(names.get(name) ?? []), id]);
  for (const condition of seen) entryFor(condition[0]).seen.push([id, condition]);
  for (const condition of relayed) entryFor(condition[0]).relayed.push([id, condition]);
  for (const rule of generated) {
    const [where] = rule.if[0];
    entryFor(where === ':server' ? ownServer(id) : where).generated.push([id, rule]);
  }
}

/** Returns the place of the rules that read a Server header which names their own product. */
export function ownServer(id: GatewayId): string {
  return `:server ${id}`;
}

/** Returns the rules for a place; undefined if no product has one. */
export function rulesAt(where: string): Rules | undefined {
  return places.get(where);
}

/**
 * Returns the products that the first name in a Server header stands for (RFC 9110, 10.2.4), without its
 * version.
 */
export function productsNamed(server: string): readonly GatewayId[] {
  return names.get(/^[\w.-]+/.exec(server)?.[0].toLowerCase() ?? '') ?? [];
}

/** Compares products by the order of the table: nearest the user first. */
export function byDistance(a: { readonly id: GatewayId }, b: { readonly id: GatewayId }): number {
  return (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0);
}
