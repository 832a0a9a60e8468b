import type { RequestId } from './diagnosis.ts';
import { type Facts, field } from './facts.ts';
import { type GatewayId, gateways } from './gateways.ts';

/** In characters; no known product's IDs are longer. */
const maxLength = 120;

/** IDs that one page states at most. */
const maxStated = 2;

/** Common request ID headers that are not specific to a product. */
const common: readonly string[] = ['x-request-id', 'x-correlation-id'];

/**
 * A page's label and the ID that follows it: "Ray ID: …" (Cloudflare), "Reference #…" (Akamai), "Request ID: …"
 * (CloudFront), "Your support ID is: …" (F5), `"request_id": "…"`. An ID has at least one digit.
 */
const stated =
  /\b((?:ray|request|reference|incident|block|support|event|error|trace|correlation|transaction|activity|internal)[ _-]?id|reference|xid|ref a)(?: is)?"?\s?[:#]{1,2}\s?["#]?((?=[a-z_.:=+/-]{0,60}\d)[\w.:=+/-]{8,80})/gi;

/**
 * Returns the request IDs that each product's support asks for, nearest the user first, then those that only the page
 * states.
 */
export function requestIds(facts: Facts, products: readonly GatewayId[]): readonly RequestId[] {
  const ids: RequestId[] = [];
  const add = (name: string): void => {
    const value = field(facts, name);
    if (value && !ids.some((id) => id.name === name)) ids.push({ name, value: value.slice(0, maxLength) });
  };
  for (const product of products) gateways[product].ids?.forEach(add);
  common.forEach(add);
  return facts.hasContent ? [...ids, ...statedIds(facts.text, ids)] : ids;
}

function statedIds(text: string, sent: readonly RequestId[]): readonly RequestId[] {
  const found = new Map<string, string>();
  for (const [, name = '', id = ''] of text.matchAll(stated)) {
    const value = id.replace(/[.:/-]+$/, '');
    const isSent = sent.some((header) => header.value.includes(value) || value.includes(header.value));
    if (!isSent && found.size < maxStated && !found.has(value)) found.set(value, name);
  }
  return [...found].map(([value, name]) => ({ name, value }));
}
