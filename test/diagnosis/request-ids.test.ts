import { describe, expect, it } from 'vitest';
import { diagnosed } from './responses.ts';

const idsOf = (headers: Readonly<Record<string, string>>, body: string) =>
  diagnosed({ status: 502, headers, body }).ids;

describe('request IDs', () => {
  it.each([
    ['Cloudflare Ray ID: <code>8f0c1d2e3a4b5c6d</code>', 'Ray ID', '8f0c1d2e3a4b5c6d'],
    [
      'Reference&#32;&#35;18&#46;4f2d1060&#46;1700000000&#46;1a2b3c4d',
      'Reference',
      '18.4f2d1060.1700000000.1a2b3c4d',
    ],
    ['Request ID: AbC1dEf2-_gHi3==', 'Request ID', 'AbC1dEf2-_gHi3=='],
    ['Netlify Internal ID: 01H12WD4S2V16DQAX89MMK0RE0', 'Internal ID', '01H12WD4S2V16DQAX89MMK0RE0'],
    ['Your support ID is: <b>1234567890123456789</b>', 'support ID', '1234567890123456789'],
    ['Incapsula incident ID: 1234000560078-9012345', 'incident ID', '1234000560078-9012345'],
    ['{"message":"An error occurred","request_id":"4f1e2d3c4b5a"}', 'request_id', '4f1e2d3c4b5a'],
    ['Ref A: 1A2B3C4D5E6F Ref B: FRA31EDGE0123', 'Ref A', '1A2B3C4D5E6F'],
  ])('are read from the page: %s', (body, name, value) => {
    expect(idsOf({}, `<p>${body}</p>`)).toEqual([{ name, value }]);
  });

  it.each([
    'Request ID: unavailable',
    'Reference: how-to-fix',
    'Error ID: 502',
    'Reference #',
    'the request ID can be found below',
  ])('are no words and no statuses: %s', (body) => {
    expect(idsOf({}, `<p>${body}</p>`)).toEqual([]);
  });

  it('are not repeated if a header carries them', () => {
    const ids = idsOf(
      { server: 'cloudflare', 'cf-ray': '8f0c1d2e3a4b5c6d-FRA' },
      '<p>Ray ID: 8f0c1d2e3a4b5c6d</p>',
    );
    expect(ids).toEqual([{ name: 'cf-ray', value: '8f0c1d2e3a4b5c6d-FRA' }]);
  });

  it('are at most two from a page, however many it states', () => {
    const body = Array.from({ length: 50 }, (_, index) => `Trace ID: 4f1e2d3c4b${index}`).join(' ');
    expect(idsOf({}, `<p>${body}</p>`)).toHaveLength(2);
  });
});
