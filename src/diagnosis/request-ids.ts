import type { RequestId } from './diagnosis.ts';
import { type Facts, field } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';

/** No id of any product is longer; more is not kept. */
const maxLength = 120;

/** Ids that programs and gateways of any make set. */
const common: readonly string[] = ['x-request-id', 'x-correlation-id'];

/** The ids that the support of each product on the way asks for, nearest the visitor first. */
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
