import { expect, it } from 'vitest';
import { edgeOf, isEdge } from '../../src/diagnosis/edge-of.ts';
import { diagnosed } from './responses.ts';

/** Headers of real responses, and the edge that they show. */
const responses: readonly (readonly [edge: string, name: string, value: string])[] = [
  ['cloudflare', 'CF-RAY', '8f1a2b3c4d5e6f70-FRA'],
  ['cloudfront', 'x-amz-cf-id', 'mNq3Zc_dEm0=='],
  ['fastly', 'x-served-by', 'cache-fra-eddf8230045-FRA'],
  ['fastly', 'x-fastly-request-id', '0a1b2c'],
  ['akamai', 'akamai-grn', '0.8d3e1402.1700000000.1a2b3c'],
  ['akamai', 'x-akamai-transformed', '9 - 0 pmb=mRUM,1'],
  ['akamai', 'server', 'AkamaiGHost'],
  ['azure-front-door', 'x-azure-ref', '20260101T000000Z-r1a2b3'],
  ['bunny', 'cdn-requestid', '1a2b3c'],
  ['imperva', 'x-iinfo', '1-2-3 NNNN CT(0 0 0)'],
  ['sucuri', 'x-sucuri-id', '14005'],
  ['vercel', 'x-vercel-id', 'fra1::abc-1700000000000-1a2b3c'],
  ['netlify', 'x-nf-request-id', '01HF'],
  ['fly', 'fly-request-id', '01HF-fra'],
  ['render', 'rndr-id', '1a2b3c-4d5e'],
  ['heroku', 'via', '2.0 heroku-router'],
  ['google-cloud-lb', 'via', '1.1 google'],
  ['google-gfe', 'server', 'gws'],
  ['google-gfe', 'server', 'ESF'],
];

it.each(responses)(
  '%s is shown by %s: %s, of a page that loaded as of one that failed',
  (edge, name, value) => {
    expect(
      edgeOf([
        { name: 'date', value: 'today' },
        { name, value },
      ]),
    ).toBe(edge);
    const { chain } = diagnosed({ status: 502, headers: { [name]: value } });
    expect(chain.map(({ product }) => product).find(isEdge)).toBe(edge);
  },
);

it('the network that delivers a site stands in front of the platform that runs it, in any order', () => {
  const headers = [
    { name: 'x-vercel-id', value: 'fra1::abc' },
    { name: 'cf-ray', value: '8f1-FRA' },
  ];
  expect(edgeOf(headers)).toBe('cloudflare');
  expect(edgeOf(headers.toReversed())).toBe('cloudflare');
});

it('no edge is shown by what other servers send', () => {
  expect(edgeOf([])).toBeUndefined();
  expect(
    edgeOf([{ name: 'server', value: 'nginx' }, { name: 'x-served-by' }, { name: 'via' }]),
  ).toBeUndefined();
});
