import { describe, expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json' with { type: 'json' };
import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { type Cause, faultOfCause } from '../../src/diagnosis/causes.ts';
import { cloudflareCodeIn } from '../../src/diagnosis/cloudflare-codes.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { browserErrorMeanings } from '../../src/explanation/browser-error-meanings.ts';
import {
  codeMeanings,
  codeNameOf,
  type MeaningText,
  meaningFor,
  meaningOfCode,
  meaningOfError,
} from '../../src/explanation/code-meaning.ts';
import { relatedCodes } from '../../src/explanation/related-codes.ts';
import { statusLineFor } from '../../src/explanation/status-names.ts';
import { diagnosed } from '../diagnosis/responses.ts';
import { allClaims } from '../support/confidence.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, nth) => first + nth);

/** Every status that must be explained; 419, 420, 427, 430 and 528 are not registered and no vendor documents them. */
const statuses = [
  ...range(400, 418),
  ...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
  ...range(500, 511),
  ...range(520, 527),
  ...[529, 530, 561, 598, 599],
];
/** Cloudflare's codes that the diagnosis knows. */
const cloudflareCodes = range(1000, 1299).filter((code) => cloudflareCodeIn(`Error ${code}`) !== undefined);
/** What `browser-error-codes.ts` may return. */
const browserErrors: readonly Cause[] = [
  ...(['offline', 'network-changed', 'network-proxy', 'name-not-found', 'connection-refused'] as const),
  ...(['connection-lost', 'connection-timed-out', 'tls-failed', 'certificate-bad'] as const),
  ...(['response-broken', 'redirect-loop', 'browser-blocked', 'unknown'] as const),
];

const meanings: [string, MeaningText | undefined][] = [
  ...[...statuses, ...cloudflareCodes.filter((code) => code in codeMeanings)].map(
    (code): [string, MeaningText | undefined] => [`${code}`, meaningOfCode(code)],
  ),
  ...browserErrors.map((cause): [string, MeaningText | undefined] => [cause, meaningOfError(cause)]),
];

describe('what a code means', () => {
  it('is in the table for every status and every Cloudflare code', () => {
    const missing = [...statuses, ...cloudflareCodes].filter((code) => !(code in codeMeanings));
    expect(missing).toEqual([]);
    const others = Object.keys(codeMeanings).filter(
      (code) => ![...statuses, ...cloudflareCodes].includes(Number(code)),
    );
    expect(others).toEqual([]);
  });

  it('is in the table for every error of a browser', () => {
    expect(Object.keys(browserErrorMeanings).sort()).toEqual([...browserErrors].sort());
    expect(browserErrors.every((cause) => cause in faultOfCause)).toBe(true);
  });

  it.each(meanings)('names machine, reasons, advice, checks and sources for %s', (code, meaning) => {
    expect(meaning?.machine).toHaveLength(2);
    expect(new Set(meaning?.reasons.map(({ key }) => key)).size).toBe(3);
    expect(meaning?.advice.length).toBeGreaterThanOrEqual(2);
    expect(meaning?.advice.length).toBeLessThanOrEqual(4);
    expect(meaning?.checks.length).toBeGreaterThanOrEqual(1);
    expect(meaning?.checks.length).toBeLessThanOrEqual(6);
    expect(meaning?.sources.length).toBeGreaterThanOrEqual(1);
    if (/^\d/.test(code)) expect(meaning?.name).toMatch(/^\d{3,4} \S/);
  });

  it.each(meanings)('is said in both languages for %s', (_, meaning) => {
    const messages = [...(meaning?.machine ?? []), ...(meaning?.reasons ?? []), ...(meaning?.advice ?? [])];
    const keys = [
      ...messages.map(({ key }) => key),
      ...(meaning?.checks ?? []).map((id) => `check_${id}` as const),
    ];
    expect(keys.filter((key) => !english[key]?.message || !german[key]?.message)).toEqual([]);
  });

  it('uses every message that was written for it', () => {
    const used = new Set(
      meanings.flatMap(([, meaning]) =>
        [...(meaning?.machine ?? []), ...(meaning?.reasons ?? []), ...(meaning?.advice ?? [])].map(
          ({ key }) => key as string,
        ),
      ),
    );
    const written = Object.keys(english).filter((key) => /^meaning_(?:from|did|why|try)_/.test(key));
    expect(written.filter((key) => !used.has(key))).toEqual([]);
  });

  it('relates codes that exist, both ways and never to themselves', () => {
    for (const code of [...statuses, ...cloudflareCodes]) {
      const related = relatedCodes(code);
      expect([code, related.filter((other) => !(other in codeMeanings))]).toEqual([code, []]);
      expect([code, related.filter((other) => !relatedCodes(other).includes(code))]).toEqual([code, []]);
      expect(related).not.toContain(code);
      expect([code, related.length > 0]).toEqual([code, true]);
    }
    expect(relatedCodes(400)).toContain(431);
    expect(relatedCodes(502)).toContain(504);
  });

  it('is that of its class for an unknown status', () => {
    expect(meaningOfCode(555)?.machine.map(({ key }) => key)).toEqual([
      'meaning_as_class',
      'meaning_from_site',
      'meaning_did_crash',
    ]);
    expect(meaningOfCode(499)?.machine[0]?.values).toEqual(['499', '400 Bad Request']);
    expect([200, 399, 1500].map((code) => meaningOfCode(code))).toEqual([undefined, undefined, undefined]);
  });

  it('names the machine that the diagnosis found, not the usual one', () => {
    const senderOf = (response: Parameters<typeof diagnosed>[0]) =>
      meaningFor(diagnosed(response))?.machine[0]?.key;
    expect(senderOf({ status: 502, headers: { server: 'nginx' } })).toBe('meaning_from_gateway');
    const inNetwork: Diagnosis = {
      ...diagnosed({ status: 502 }),
      chain: [{ kind: 'network', product: 'squid', state: 'broken' }],
      generatedBy: 'squid',
      fault: 'network',
      confidence: allClaims('high'),
    };
    expect(meaningFor(inNetwork)).toMatchObject({
      machine: [{ key: 'meaning_from_network' }, { key: 'meaning_did_no_answer' }],
      picture: { sender: 'network', fault: 'network' },
    });
    expect(senderOf({ status: 502, headers: {} })).toBe('meaning_from_gateway');
  });
});

describe("Cloudflare's own code on a page", () => {
  const failed = diagnosed({
    status: 530,
    body: '<h1>Error 1016 Ray ID: 6b993ced1a281004</h1><p>Origin DNS error</p>',
  });

  it('is explained in place of the status', () => {
    expect(failed.vendorCode).toBe(1016);
    expect(meaningFor(failed)?.name).toBe('1016 Origin DNS error (Cloudflare)');
    expect(statusLineFor(failed)).toBe('1016 (Cloudflare)');
  });

  it("is not read from another vendor's page", () => {
    expect(
      diagnosed({ status: 500, headers: { server: 'nginx' }, body: 'Error 1016' }).vendorCode,
    ).toBeUndefined();
  });
});

describe('the name of a code', () => {
  it.each([
    [502, '502 Bad Gateway'],
    [522, '522 Connection timed out (Cloudflare)'],
    [530, '530 (Cloudflare)'],
    [561, '561 Unauthorized (AWS)'],
    [1016, '1016 Origin DNS error (Cloudflare)'],
    [555, '555'],
  ])('%i is %s', (code, name) => {
    expect(codeNameOf(code)).toBe(name);
  });

  it.each([undefined, 0, 200])('is not shown for %s', (status) => {
    expect(statusLineFor({ status, chain: [] })).toBeUndefined();
  });

  it("is not Cloudflare's on another CDN", () => {
    const chain = [{ kind: 'edge', product: 'fastly', state: 'fine' }] as const;
    expect(statusLineFor({ status: 530, chain })).toBe('530');
    expect(statusLineFor({ status: 502, chain })).toBe('502 Bad Gateway');
  });
});
