import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conclusionOf } from '../../src/check/check-conclusion.ts';
import type { CheckResult } from '../../src/check/check-result.ts';
import { rungsOf } from '../../src/check/check-rungs.ts';
import { type CheckTarget, requestedHosts } from '../../src/check/check-target.ts';
import { mostRequests, nextRequest, type SiteRequest } from '../../src/check/site-requests.ts';
import { anyAnswer, anyTarget, orders, resultWith, targetFor } from './check-samples.ts';

/** Runs a check to its end, with an answer for each request. */
function run(
  target: CheckTarget,
  answerTo: (request: SiteRequest, nth: number) => Omit<CheckResult, 'request'>,
): CheckResult[] {
  const results: CheckResult[] = [];
  for (let nth = 0; nth < 100; nth++) {
    const request = nextRequest(target, results);
    if (!request) return results;
    results.push({ ...answerTo(request, nth), request });
  }
  throw new Error('Expected the check to end, found a hundred requests');
}

const named = (target: CheckTarget, answers: Parameters<typeof run>[1]) =>
  run(target, answers).map(({ request }) => request.name);

describe('the requests of a check', () => {
  it('are at most eight, to the three hosts alone, whatever comes back', () => {
    fc.assert(
      fc.property(
        anyTarget,
        fc.array(anyAnswer, { minLength: mostRequests, maxLength: mostRequests }),
        (target, answers) => {
          const results = run(target, (_, nth) => answers[nth] ?? { came: 'page', ms: 1, cause: 'fine' });
          expect(results.length).toBeLessThanOrEqual(mostRequests);
          const hosts = requestedHosts(target);
          expect(hosts.length).toBeLessThanOrEqual(3);
          for (const { request } of results) expect(hosts).toContain(new URL(request.url).host);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('lead to a conclusion and to a ladder at every point, whatever comes back', () => {
    fc.assert(
      fc.property(anyTarget, fc.array(anyAnswer, { maxLength: mostRequests }), (target, answers) => {
        const results = run(target, (_, nth) => answers[nth] ?? { came: 'page', ms: 1, cause: 'fine' });
        for (let count = 0; count <= results.length; count++) {
          const soFar = results.slice(0, count);
          expect(conclusionOf(target, soFar).name).toEqual(expect.any(String));
          expect(
            rungsOf({ target, results: soFar, running: undefined, finished: true }).length,
          ).toBeGreaterThan(2);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are two where the page works, and one where it is the front page', () => {
    const works = () => ({ came: 'page', ms: 1, cause: 'fine' }) as const;
    expect(named(orders, works)).toEqual(['front', 'page']);
    expect(named(targetFor('https://shop.example/'), works)).toEqual(['front']);
  });

  it.each([
    ['the front page alone works', { front: 'page', page: 'failure' }, ['front', 'page', 'status']],
    ['everything fails', {}, ['front', 'page', 'sibling', 'status']],
    ['the page alone works', { front: 'failure', page: 'page' }, ['front', 'page']],
    [
      'nothing answers',
      { front: 'nothing', sibling: 'nothing', plain: 'nothing' },
      ['front', 'sibling', 'plain', 'status'],
    ],
    ['the network answers', { front: 'network' }, ['front']],
    ['the site asks who is there', { front: 'bot-check' }, ['front']],
  ] as const)('tell something new if %s', (_, came, expected) => {
    const answers: Partial<Record<string, CheckResult['came']>> = came;
    expect(
      named(orders, ({ name }) => ({ came: answers[name] ?? 'failure', ms: 1, cause: 'unknown' })),
    ).toEqual(expected);
  });

  it('do not include the page itself if it must not be requested', () => {
    const fails = () => ({ came: 'refusal', ms: 1, cause: 'unknown' }) as const;
    for (const request of ['form', 'unknown'] as const)
      expect(named(targetFor('https://shop.example/orders', { request }), fails)).toEqual(['front']);
    expect(named(targetFor('https://shop.example/reset?token=abc'), fails)).toEqual(['front']);
  });

  it('do not include the plain address if the name was not found', () => {
    const missing = () => ({ came: 'nothing', ms: 1, cause: 'name-not-found' }) as const;
    expect(named(orders, missing)).toEqual(['front', 'sibling', 'status']);
  });

  it('ask the sibling if the front page leads there', () => {
    const leads = resultWith('front', 'redirect', { leadsTo: 'sibling' });
    const results = [leads, resultWith('page', 'failure')];
    expect(nextRequest(orders, results)?.name).toBe('sibling');
  });

  it('ask Cloudflare to describe its error with a request that is made anyway, if there is one', () => {
    const asks = (target: CheckTarget, cloudflare: boolean) =>
      run(target, () => ({ came: 'failure', ms: 1, cause: 'unknown', cloudflare }))
        .filter(({ request }) => request.asksEdge)
        .map(({ request }) => request.name);
    expect(asks(orders, true)).toEqual(['page']);
    const front = targetFor('https://shop.example/', { cloudflare: true });
    expect(asks(front, true)).toEqual(['front']);
    expect(asks(targetFor('https://shop.example/'), true)).toEqual(['edge']);
    expect(asks(orders, false)).toEqual([]);
  });
});
