import { describe, expect, it } from 'vitest';
import { likelyRemedy } from '../../src/clearing/likely-remedy.ts';
import { readBodyContent } from '../../src/diagnosis/body-content.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import type { Page } from '../../src/navigation/page.ts';
import { allClaims } from '../support/confidence.ts';
import { arrivedAt, pageAnswered, stockPage } from './responses.ts';

const works = { recentSuccesses: { at: arrivedAt - 20_000, origins: ['https://other.example'] } };
const doubtful = { recentSuccesses: { at: arrivedAt - 3600_000, origins: ['https://other.example'] } };

const offline = '<title>Offline</title><h1>You are offline</h1><p>Check your internet connection.</p>';
const own = '<title>Shop</title><h1>Something went wrong</h1><p>Please come again, we are on it.</p>';
const maintenance =
  '<title>Back soon</title><h1>We are down for maintenance</h1><p>Our shop is being improved, please come back in an hour.</p>';

/**
 * Returns the diagnosis of a page whose status was read in the page itself, controlled by a service worker.
 */
function throughWorker(
  status: number,
  body: string,
  context: Partial<DiagnosisContext> = {},
  controlled = true,
) {
  const outcome = { kind: 'probed', status } as const;
  const page: Page = { ...pageAnswered({ status }), method: undefined, outcome };
  const content = { ...readBodyContent(body), controlled };
  const diagnosis = diagnose(page, { now: arrivedAt, online: true, content, ...context });
  const { headline, happened, isItMe, chain } = explainPage(page, diagnosis);
  return {
    ...diagnosis,
    headline: headline.key,
    happened: happened.map(({ key }) => key),
    isItMe: isItMe.key,
    picture: chain.map(({ state }) => state),
    remedy: likelyRemedy(diagnosis),
    byWorker: diagnosis.evidence.some(({ kind }) => kind === 'service-worker'),
  };
}

describe('a response that a service worker may have generated', () => {
  it.each([
    ['an offline fallback', 503, offline],
    ['an offline fallback (Angular)', 504, '<title>Offline</title>'],
    ['an unrecognized page', 503, own],
    ['an unrecognized page', 500, own],
    ['a generic page', 502, '<h1>502 Bad Gateway</h1>'],
    ['a statement that a worker may make, too', 503, maintenance],
  ])('reveals nothing about the network: %s, %i', (_, status, body) => {
    const result = throughWorker(status, body);
    expect(result).toMatchObject({
      generatedBy: null,
      fault: 'unknown',
      confidence: allClaims('low'),
      byWorker: true,
    });
    expect(result).toMatchObject({
      headline: 'unsure_headline',
      isItMe: 'is_it_me_unknown',
      remedy: undefined,
    });
    expect(result.picture).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it.each([
    [works, 'is_it_me_recent_success'],
    [doubtful, 'is_it_me_no_recent_success'],
    [{}, 'is_it_me_unknown'],
  ])('lets other sites decide whether the user is affected alone: %j, %s', (context, isItMe) => {
    expect(throughWorker(503, offline, context).isItMe).toBe(isItMe);
    expect(throughWorker(503, own, context).isItMe).toBe(isItMe);
  });

  it('is attributed to the device if that is offline', () => {
    expect(throughWorker(503, offline, { online: false })).toMatchObject({
      cause: 'offline',
      fault: 'user',
      retry: 'auto',
      headline: 'cause_offline_headline',
      isItMe: 'is_it_me_offline',
      remedy: undefined,
    });
  });

  it('is explained by what the page states, not by its status, if other sites load', () => {
    expect(throughWorker(503, own, works)).toMatchObject({
      headline: 'unsure_headline',
      happened: ['unsure_happened'],
    });
    expect(throughWorker(503, maintenance, works)).toMatchObject({
      headline: 'cause_maintenance_headline',
      fault: 'origin',
      isItMe: 'is_it_me_recent_success',
      picture: ['fine', 'fine', 'unknown', 'broken'],
    });
  });

  it('suggests clearing files if it says "offline" although other sites load', () => {
    expect(throughWorker(503, offline, works).remedy).toBe('files');
    expect(throughWorker(503, '<title>Shop</title>Keine Internetverbindung', works).remedy).toBe('files');
    expect(throughWorker(503, offline, doubtful).remedy).toBeUndefined();
    expect(throughWorker(503, own, works).remedy).toBeUndefined();
    expect(throughWorker(503, maintenance, works).remedy).toBeUndefined();
    expect(throughWorker(503, '<h1>The shop is offline for maintenance</h1>', works).remedy).toBeUndefined();
  });

  it('keeps the cause of a bot check and of a rate limit', () => {
    const limited = '<h1>Your access to this site has been limited by the site owner</h1>';
    expect(throughWorker(503, limited)).toMatchObject({
      cause: 'blocked',
      retry: 'never',
      remedy: undefined,
    });
    expect(throughWorker(503, '<title>Robot Check</title><p>Enter the characters')).toMatchObject({
      cause: 'bot-check',
      retry: 'never',
      headline: 'cause_bot_check_headline',
      remedy: undefined,
    });
  });

  it('has the same retry class as any response with its status', () => {
    for (const status of [500, 501, 502, 503, 504, 507, 508]) {
      const { retry } = throughWorker(status, own, {}, false);
      expect(throughWorker(status, own).retry).toBe(retry);
    }
  });
});

describe('a response that a service worker relayed', () => {
  it.each([
    [502, stockPage('502 Bad Gateway', 'nginx/1.24.0'), 'nginx', 'site'],
    [504, stockPage('504 Gateway Time-out', 'nginx'), 'nginx', 'origin'],
    [
      503,
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
      'haproxy',
      'origin',
    ],
    [522, '<title>shop.example | 522: Connection timed out</title>Error code 522', 'cloudflare', 'origin'],
  ])('is diagnosed like any other if a gateway generated it: %i', (status, body, generatedBy, fault) => {
    const result = throughWorker(status, body);
    expect(result).toMatchObject({
      generatedBy,
      fault,
      byWorker: false,
      isItMe: 'is_it_me_response_received',
      remedy: undefined,
    });
    expect(result).toEqual(throughWorker(status, body, {}, false));
  });
});

describe('an unobserved response without a service worker', () => {
  it('is diagnosed like any other', () => {
    expect(throughWorker(503, own, {}, false)).toMatchObject({
      isItMe: 'is_it_me_response_received',
      byWorker: false,
      remedy: undefined,
    });
  });
});
