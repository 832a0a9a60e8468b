import { expect, it } from 'vitest';
import { tellingHeaders } from '../../src/explanation/telling-headers.ts';
import { pageAnswered, pageFailed } from '../diagnosis/responses.ts';

const names = (headers: Record<string, string>) =>
  tellingHeaders(pageAnswered({ status: 502, headers })).map(([name]) => name);

it('shows who answered, by which way and when', () => {
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

it('shows nothing that could be private, or that is not known to tell anything', () => {
  expect(
    names({ 'Set-Cookie': 'a', Authorization: 'b', 'X-User': 'c', 'X-Amz-Security Token': 'd' }),
  ).toEqual([]);
  expect(names({ [`x-amz-${'a'.repeat(100)}`]: 'x' })).toEqual([]);
});

it('is bounded, and empty where no response was seen', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [`x-amz-${nth}`, '']));
  expect(names(many)).toHaveLength(40);
  expect(tellingHeaders(pageFailed('net::ERR_CONNECTION_RESET'))).toEqual([]);
});
