import fc from 'fast-check';
import type { Came, CheckResult } from '../../src/check/check-result.ts';
import { type CheckedPage, type CheckTarget, checkTargetOf } from '../../src/check/check-target.ts';
import type { RequestName } from '../../src/check/site-requests.ts';
import { faultOfCause } from '../../src/diagnosis/causes.ts';

/** Returns what may be requested for a page that failed, of a site with the registrable domain `shop.example`. */
export function targetFor(url: string, fields: Partial<CheckedPage> = {}): CheckTarget {
  const target = checkTargetOf(
    { url, request: 'safe', failed: true, oversizedCookies: false, cloudflare: false, ...fields },
    'shop.example',
  );
  if (!target) throw new Error(`Expected the URL of a web page, found ${url}`);
  return target;
}

export const orders = targetFor('https://shop.example/orders/42?page=2');

/** Returns a result of a check; a status that fits what came back, unless given. */
export function resultWith(
  name: RequestName,
  came: Came,
  fields: Partial<CheckResult> = {},
  target: CheckTarget = orders,
): CheckResult {
  const url = name === 'edge' ? target.front : target[name];
  return {
    request: { name, url: url ?? 'https://nowhere.example/', asksEdge: false },
    came,
    ms: 12,
    cause: 'unknown',
    ...(came !== 'nothing' && {
      status: { page: 200, redirect: 302, refusal: 403, failure: 502, network: 511, 'bot-check': 403 }[came],
    }),
    ...fields,
  };
}

const kinds: readonly Came[] = ['page', 'redirect', 'refusal', 'failure', 'bot-check', 'network', 'nothing'];

/** Whatever may come back from a request. */
export const anyAnswer: fc.Arbitrary<Omit<CheckResult, 'request'>> = fc.record(
  {
    came: fc.constantFrom(...kinds),
    ms: fc.nat(20_000),
    cause: fc.constantFrom(...(Object.keys(faultOfCause) as CheckResult['cause'][])),
    status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: undefined }),
    leadsTo: fc.constantFrom(undefined, 'itself', 'sibling', 'elsewhere', 'network'),
    leadsToHost: fc.option(fc.domain(), { nil: undefined }),
    cloudflare: fc.boolean(),
  },
  { requiredKeys: ['came', 'ms', 'cause'] },
);

/** Any target that a URL may lead to. */
export const anyTarget: fc.Arbitrary<CheckTarget> = fc
  .record({
    url: fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] }),
    request: fc.constantFrom('safe', 'form', 'unknown'),
    failed: fc.boolean(),
    oversizedCookies: fc.boolean(),
    cloudflare: fc.boolean(),
    knowsDomain: fc.constantFrom('yes', 'no', 'none'),
    withWww: fc.boolean(),
  })
  .map(({ knowsDomain, withWww, url, ...page }) => {
    const parsed = new URL(url);
    const domain = parsed.hostname;
    if (withWww) parsed.hostname = `www.${domain}`;
    const known = { yes: domain, no: undefined, none: null }[knowsDomain];
    return checkTargetOf({ url: parsed.href, ...page }, known);
  })
  .filter((target) => target !== undefined);
