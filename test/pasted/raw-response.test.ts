import { describe, expect, it } from 'vitest';
import { readRawResponse } from '../../src/pasted/raw-response.ts';

describe('a raw response', () => {
  it.each(['\r\n', '\n'])('is parsed with lines that end in %j', (end) => {
    const text = [
      'HTTP/1.1 502 Bad Gateway',
      'Server: nginx',
      'Set-Cookie: a',
      'set-cookie: b',
      '',
      '<h1>Hi</h1>',
    ].join(end);
    expect(readRawResponse(text)).toEqual({
      status: 502,
      headers: [
        ['Server', 'nginx'],
        ['Set-Cookie', 'a'],
        ['set-cookie', 'b'],
      ],
      body: '<h1>Hi</h1>',
      redirected: false,
    });
  });

  it.each([
    ['HTTP/2 without a reason phrase', 'HTTP/2 503 \r\nserver: x\r\n\r\n', 503, false],
    ['an unterminated head', 'HTTP/1.1 504 Gateway Timeout\nServer: x', 504, false],
    ['a head alone', 'HTTP/1.0 500', 500, false],
    [
      'preceding redirects',
      'HTTP/1.1 301 Moved\nLocation: /a\n\nHTTP/2 302\nlocation: /b\n\nHTTP/2 502\n\nx',
      502,
      true,
    ],
    ['a redirect with a body', 'HTTP/1.1 302 Found\n\n<p>there</p>\nHTTP/1.1 503 No\n\n', 503, true],
    ['an interim response', 'HTTP/1.1 100 Continue\n\nHTTP/1.1 500 No\n\n', 500, false],
    [
      "a proxy's response to CONNECT",
      'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 502 Bad\r\n\r\n',
      502,
      false,
    ],
    ['a byte order mark and blank lines', '\uFEFF\n\nHTTP/1.1 502 x\n\n', 502, false],
  ])('is parsed with %s', (_, text, status, redirected) => {
    expect(readRawResponse(text)).toMatchObject({ status, redirected });
  });

  it('does not parse a head inside the body of a failed response', () => {
    expect(readRawResponse('HTTP/1.1 502 x\n\nHTTP/1.1 200 OK\n\n')?.status).toBe(502);
  });

  it('has a body from the first line on that is no header', () => {
    expect(readRawResponse('HTTP/1.1 502 x\nServer: y\n<h1>No</h1>\n')).toMatchObject({
      headers: [['Server', 'y']],
      body: '<h1>No</h1>\n',
    });
  });

  it('joins a folded header', () => {
    expect(readRawResponse('HTTP/1.1 502 x\nVia: a,\n b\n\n')?.headers).toEqual([['Via', 'a, b']]);
  });

  it.each(['', '   ', '<html>', 'HTTP/1.1 abc', 'HTTP/1.1 99 x', 'HTTP/1.1 100 Continue\n\n'])(
    'is not found in %j',
    (text) => {
      expect(readRawResponse(text)).toBeUndefined();
    },
  );
});
