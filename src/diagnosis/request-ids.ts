import type { RequestId } from './diagnosis.ts';
import { type Facts, field } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';

/** In characters; no known product's IDs are longer. */
const maxLength = 120;

/** Common request ID headers that are not specific to a product. */
const common: readonly string[] = ['x-request-id', 'x-correlation-id'];

/** Returns the request IDs that each product's support asks for, nearest the user first. */
export function requestIds(facts: Facts, products: readonly GatewayId[]): readonly RequestId[] {
  const ids: RequestId[] = [];
  const add = (name: string): void => {
    const value = field(facts, name);
    if (value && !ids.some((id) => id.name === name)) ids.push({ name, value: value.slice(0, maxLength) });
  };
  for (const product of products) gateways[product].ids?.forEach(add);
  common.forEach(add);
  return ids;
}
