import type { CheckResult } from './check-result.ts';
import type { CheckTarget } from './check-target.ts';

/** What a request of a check is for. `edge`: the front page again, to have the edge describe its error. */
export type RequestName = 'front' | 'edge' | 'page' | 'sibling' | 'plain' | 'status';

/** A request of a check, always a GET. */
export interface SiteRequest {
  readonly name: RequestName;
  readonly url: string;
  /** It accepts problem details (RFC 9457) as well. */
  readonly asksEdge: boolean;
}

/** The most requests of one check. Every name occurs at most once, so that it stays below. */
export const mostRequests = 8;

/** The order of the requests, each with the condition under which it tells something new. */
const steps: readonly (readonly [
  name: RequestName,
  urlOf: (target: CheckTarget) => string | undefined,
  isUseful: (target: CheckTarget, results: readonly CheckResult[]) => boolean,
])[] = [
  ['front', ({ front }) => front, () => true],
  [
    'page',
    ({ page, front }) => (page === front ? undefined : page),
    (_, results) => came(results, 'front', 'page', 'redirect', 'refusal', 'failure'),
  ],
  [
    'edge',
    ({ front }) => front,
    (target, results) =>
      came(results, 'front', 'failure') &&
      isBehindCloudflare(target, results) &&
      !results.some(({ request }) => request.asksEdge),
  ],
  [
    'sibling',
    ({ sibling }) => sibling,
    (_, results) =>
      (came(results, 'front', 'failure', 'nothing') && !came(results, 'page', 'page')) ||
      resultOf(results, 'front')?.leadsTo === 'sibling',
  ],
  [
    'plain',
    ({ plain }) => plain,
    (_, results) =>
      came(results, 'front', 'nothing') &&
      resultOf(results, 'front')?.cause !== 'name-not-found' &&
      !came(results, 'sibling', 'page'),
  ],
  [
    'status',
    ({ status }) => status,
    (_, results) =>
      (came(results, 'front', 'failure', 'nothing') || came(results, 'page', 'failure', 'nothing')) &&
      !came(results, 'page', 'page') &&
      results.every(({ came }) => came !== 'network') &&
      resultOf(results, 'front')?.cause !== 'offline',
  ],
];

/**
 * Returns the next request of a check; undefined when nothing more would tell anything new. Each request depends on
 * what came back before, so a site that works gets one or two.
 */
export function nextRequest(target: CheckTarget, results: readonly CheckResult[]): SiteRequest | undefined {
  if (results.length >= mostRequests || results.some(({ came }) => came === 'network')) return undefined;
  for (const [name, urlOf, isUseful] of steps) {
    const url = urlOf(target);
    if (!url || resultOf(results, name) || !isUseful(target, results)) continue;
    return { name, url, asksEdge: asksEdge(name, target, results) };
  }
  return undefined;
}

/** Returns the result of a request; undefined if there is none yet. */
export function resultOf(results: readonly CheckResult[], name: RequestName): CheckResult | undefined {
  return results.find(({ request }) => request.name === name);
}

/** Returns whether a request had one of these results. */
export function came(
  results: readonly CheckResult[],
  name: RequestName,
  ...kinds: readonly CheckResult['came'][]
): boolean {
  const result = resultOf(results, name);
  return result !== undefined && kinds.includes(result.came);
}

/** The page's own request asks the edge where there is one, so that no other request is needed for it. */
function asksEdge(name: RequestName, target: CheckTarget, results: readonly CheckResult[]): boolean {
  if (name === 'edge') return true;
  const isLast = name === 'page' || (name === 'front' && (!target.page || target.page === target.front));
  return isLast && isBehindCloudflare(target, results);
}

function isBehindCloudflare({ cloudflare }: CheckTarget, results: readonly CheckResult[]): boolean {
  return cloudflare || resultOf(results, 'front')?.cloudflare === true;
}
