import type { RequestId } from './diagnosis.ts';
import { type Facts, field } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';

/** No id of any product is longer; more is not kept. */
const maxLength = 120;

/** The ids that the support of each product on the way asks for, nearest the visitor first. */
export function requestIds(facts: Facts, products: readonly GatewayId[]): readonly RequestId[] {
  const names = new Set([
    ...products.flatMap((id) => gateways[id].ids ?? []),
    'x-request-id',
    'x-correlation-id',
  ]);
  return [...names].flatMap((name) => {
    const value = field(facts, name);
    return value ? [{ name, value: value.slice(0, maxLength) }] : [];
  });
}
