import { describe, expect, it } from 'vitest';
import type { GatewayId } from '../../src/diagnosis/gateways.ts';
import { matchLimit } from '../../src/diagnosis/timing.ts';
import { diagnosed, stockPage } from './responses.ts';

const nginx = { server: 'nginx/1.24.0', 'content-type': 'text/html' };
const slowNginx = { status: 504, headers: nginx, body: stockPage('504 Gateway Time-out', 'nginx/1.24.0') };
const waited = (response: Parameters<typeof diagnosed>[0]) =>
  diagnosed(response).evidence.find(({ kind }) => kind === 'waited');

describe('time limits', () => {
  it.each<[GatewayId, number, number, number, number]>([
    ['nginx', 504, 60_004, 60_000, 1],
    ['nginx', 504, 120_090, 60_000, 2],
    ['nginx', 504, 15_010, 5_000, 3],
    ['haproxy', 504, 50_003, 50_000, 1],
    ['haproxy', 503, 20_020, 5_000, 4],
    ['cloudflare', 524, 125_400, 125_000, 1],
    ['cloudflare', 524, 100_700, 100_000, 1],
    ['cloudflare', 522, 19_200, 19_000, 1],
    ['heroku', 503, 30_030, 30_000, 1],
    ['cloudfront', 504, 90_200, 30_000, 3],
    ['aws-alb', 504, 10_050, 10_000, 1],
    ['aws-api-gateway', 504, 29_080, 29_000, 1],
    ['varnish', 503, 3_510, 3_500, 1],
    ['envoy', 504, 15_002, 15_000, 1],
    ['apache', 502, 300_100, 300_000, 1],
    ['fastly', 503, 15_040, 15_000, 1],
    ['caddy', 502, 3_004, 3_000, 1],
    ['azure-app-service', 504, 230_300, 230_000, 1],
  ])(
    'explain a %s status %i after %i ms by a limit of %i ms, tries: %i',
    (product, status, took, limit, tries) => {
      expect(matchLimit(product, status, took)?.evidence).toMatchObject({ product, limit, tries, ms: took });
    },
  );

  it.each<[GatewayId, number, number]>([
    ['nginx', 504, 41_000],
    ['nginx', 502, 60_000],
    ['haproxy', 504, 49_000],
    ['cloudflare', 524, 60_000],
    ['heroku', 503, 2_000],
  ])('do not explain a %s status %i after %i ms', (product, status, took) => {
    expect(matchLimit(product, status, took)).toBeUndefined();
  });

  it('are evidence in addition to the match', () => {
    expect(waited({ ...slowNginx, took: 60_012 })).toMatchObject({ product: 'nginx', limit: 60_000 });
  });

  it('determine the cause that the page leaves open', () => {
    const page = '<title>503 Backend fetch failed</title><h3>Guru Meditation:</h3>';
    const varnish = { status: 503, headers: { server: 'Varnish', 'x-varnish': '5' }, body: page };
    expect(diagnosed({ ...varnish, took: 12 }).cause).toBe('origin-unreachable');
    expect(diagnosed({ ...varnish, took: 3_520 }).cause).toBe('origin-unreachable');
    expect(diagnosed({ ...varnish, took: 60_010 }).cause).toBe('origin-too-slow');
  });

  it.each(['fromCache', 'redirected'] as const)('are ignored if the response is %s', (flag) => {
    expect(waited({ ...slowNginx, took: 60_012, [flag]: true })).toBeUndefined();
  });

  it('shared by several products identify none of them', () => {
    expect(diagnosed({ status: 504, took: 60_010 }).generatedBy).toBeNull();
  });

  it('of a single anonymous product identify it', () => {
    expect(diagnosed({ status: 504, took: 50_010 })).toMatchObject({
      generatedBy: 'haproxy',
      confidence: { generatedBy: 'medium' },
    });
  });
});

describe('an immediate response', () => {
  it('with 502 means that the connection was refused', () => {
    const { cause, evidence } = diagnosed({ status: 502, headers: nginx, took: 3 });
    expect(cause).toBe('origin-unreachable');
    expect(evidence).toContainEqual({ kind: 'at-once', ms: 3 });
  });

  it('does not change a cause that the generating hop states', () => {
    const body = 'The server returned an invalid or incomplete response.';
    expect(diagnosed({ status: 502, body, took: 3 }).cause).toBe('origin-unusable');
  });
});
