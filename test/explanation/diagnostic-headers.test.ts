import { expect, it } from 'vitest';
import { diagnosticHeaders } from '../../src/explanation/diagnostic-headers.ts';
import { pageAnswered, pageFailed } from '../diagnosis/responses.ts';

const names = (headers: Record<string, string>) =>
  diagnosticHeaders(pageAnswered({ status: 502, headers })).map(([name]) => name);

it('the headers that show which hop answered, and when, are kept', () => {
  const headers = {
    Server: 'a',
    Via: 'b',
    'CF-RAY': 'c',
    'X-Amz-Cf-Id': 'd',
    'X-Cache': 'e',
    'Retry-After': 'f',
  };
  expect(names(headers)).toEqual(Object.keys(headers));
});

it('unknown and possibly private headers are left out', () => {
  expect(
    names({ 'Set-Cookie': 'a', Authorization: 'b', 'X-User': 'c', 'X-Amz-Security Token': 'd' }),
  ).toEqual([]);
  expect(names({ [`x-amz-${'a'.repeat(100)}`]: 'x' })).toEqual([]);
});

it('the list is bounded, and empty if no response was observed', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [`x-amz-${nth}`, '']));
  expect(names(many)).toHaveLength(40);
  expect(diagnosticHeaders(pageFailed('net::ERR_CONNECTION_RESET'))).toEqual([]);
});
