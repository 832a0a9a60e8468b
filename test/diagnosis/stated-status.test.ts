import { describe, expect, it } from 'vitest';
import { statedStatus } from '../../src/diagnosis/stated-status.ts';

describe('the status that a page without a head states', () => {
  it.each([
    ['', '404 page not found', 404],
    ['', '⚠️ 404 — Not Found', 404],
    ['Page not found (404)', '', 404],
    ['Example | 404', 'Sorry', 404],
    ['', 'Not Found (#404) Page not found.', 404],
    ['', 'Bad Message 431 reason: Request Header Fields Too Large', 431],
    ['An Error Occurred: Not Found', 'Oops! The server returned a "404 Not Found".', 404],
    ['', '{"timestamp":"2020-01-01T00:00:00.000+0000","status":404,"error":"Not Found"}', 404],
    ['', '{"statusCode": "503"}', 503],
    ['', '{"detail":"Not found."}', 404],
    ['', '{ "message": "Unauthenticated." }', 401],
    ['', "Error: The page that you requested doesn't exist.", 404],
    ['', 'Cannot GET /x', 404],
    ['', 'Method Not Allowed', 400],
    ['', 'The GET method is not supported for this route.', 400],
    ['', '{"detail":"Authentication credentials were not provided."}', 401],
    ['', '{"detail":"Request was throttled."}', 429],
    ['', 'Invalid Host header', 403],
    ['', 'Too Many Requests', 429],
    ['', 'Kibana server is not ready yet', 503],
    ['Sorry, something went wrong', 'An unexpected error has occurred.', 500],
    ['', 'java.lang.NullPointerException', 500],
  ])('is read from %j, %j', (title, text, status) => {
    expect(statedStatus(title, text)).toBe(status);
  });

  it.each([
    ['Sign in', 'Enter your credentials to continue'],
    ['Laptops', '$404.99'],
    ['Laptops', '500.00 for all of them'],
    ['The year 404', 'A war ended.'],
    ['Error messages', 'They are collected here.'],
    ['', `404 ${'and more '.repeat(100)}`],
  ])('is absent in %j, %j', (title, text) => {
    expect(statedStatus(title, text)).toBe(0);
  });
});
