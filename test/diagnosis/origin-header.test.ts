import { describe, expect, it } from 'vitest';
import { diagnosed } from './responses.ts';

const html = { 'content-type': 'text/html' };
const page = '<title>Not here</title><h1>Nothing to see</h1>';

describe('an error that no rule matches', () => {
  it.each([
    ['X-Request-Id', '4bf92f35-77b3'],
    ['Expires', 'Thu, 19 Nov 1981 08:52:00 GMT'],
    ['ETag', '"5f1d-1a2b"'],
    ['Last-Modified', 'Tue, 25 Jun 2024 14:14:48 GMT'],
    ['Cache-Control', 'max-age=0, private, must-revalidate'],
    ['Access-Control-Allow-Origin', '*'],
    ['Content-Security-Policy', "default-src 'self'; script-src https://static.example.com"],
    ['Set-Cookie', 'shop_session=1; HttpOnly'],
    ['WWW-Authenticate', 'Bearer realm="api"'],
    ['Vary', 'Accept, Cookie'],
    ['Vary', 'Origin'],
    ['Server', 'CherryPy/18.6.0'],
  ])('is the application’s if it has %s: %s', (name, value) => {
    const { generatedBy, evidence } = diagnosed({
      status: 503,
      headers: { ...html, [name]: value },
      body: page,
    });
    expect(generatedBy).toBe('origin');
    expect(evidence).toContainEqual({ kind: 'app-answered', name: name.toLowerCase(), value });
  });

  it.each([
    ['Expires', 'Sun, 29 Nov 2026 12:00:00 GMT'],
    ['Cache-Control', 'no-cache, no-store'],
    ['Content-Security-Policy', 'upgrade-insecure-requests'],
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['Set-Cookie', 'visitor=1'],
    ['WWW-Authenticate', 'Basic realm="staging"'],
    ['Vary', 'Accept-Encoding'],
    ['Server', 'AcmeShield'],
  ])('may be anyone’s if it has only %s: %s', (name, value) => {
    expect(diagnosed({ status: 403, headers: { ...html, [name]: value }, body: page }).generatedBy).toBe(
      null,
    );
  });

  it('leaves a gateway’s status to the gateways, which keep the headers of pages that they replace', () => {
    expect(diagnosed({ status: 502, headers: { ...html, etag: '"1"' }, body: page }).generatedBy).toBe(null);
  });

  it('is not the application’s if its page speaks as something in front of the site', () => {
    const body = '<title>Blocked</title><h1>Your request was blocked</h1>';
    expect(diagnosed({ status: 403, headers: { ...html, etag: '"1"' }, body }).generatedBy).toBe(null);
  });
});

describe('an error behind a server whose own pages are HTML without a charset', () => {
  it.each(['text/plain', 'text/html; charset=utf-8', 'text/html;charset=UTF-8'])(
    'is the application’s if it is %s',
    (type) => {
      expect(diagnosed({ status: 403, headers: { server: 'nginx', 'content-type': type } })).toMatchObject({
        generatedBy: 'origin',
        evidence: [{ kind: 'app-answered', name: 'content-type', value: type }],
      });
    },
  );

  it.each(['text/html; charset=windows-1251', 'application/octet-stream'])(
    'may be anyone’s if it is %s',
    (type) => {
      const headers = { server: 'nginx', 'content-type': type };
      expect(diagnosed({ status: 403, headers }).generatedBy).toBeNull();
    },
  );
});

it('attributes a page of a whole site to the site for its page, whatever its headers', () => {
  const body = '<title>Shop</title><nav>Home</nav><h1>Not here</h1>';
  expect(diagnosed({ status: 404, headers: { ...html, etag: '"1"' }, body }).basis.generatedBy).toBe(
    'page-of-its-own',
  );
});
