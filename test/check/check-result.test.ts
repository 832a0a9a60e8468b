import { describe, expect, it } from 'vitest';
import { checkResultOf, pageOf, type SiteAnswer } from '../../src/check/check-result.ts';
import type { CheckTarget } from '../../src/check/check-target.ts';
import { whereItLeads } from '../../src/check/redirect-target.ts';
import { causeOfRequestError, timeLimitCode } from '../../src/check/request-error.ts';
import { readBodyContent } from '../../src/diagnosis/body-content.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Header } from '../../src/navigation/page.ts';
import { orders, targetFor } from './check-samples.ts';

const now = 1_800_000_000_000;

function answered(url: string, status: number, headers: readonly Header[] = [], body = '', asksEdge = false) {
  const head = { status, headers, fromCache: false, redirected: false };
  return resultOf(url, { kind: 'response', ms: 20, head, body }, asksEdge);
}

function resultOf(url: string, answer: SiteAnswer, asksEdge = false, target: CheckTarget = orders) {
  const content = answer.kind === 'response' && answer.body ? readBodyContent(answer.body) : undefined;
  const diagnosis = diagnose(pageOf(url, answer, now), { now, online: true, content });
  return checkResultOf({ name: 'front', url, asksEdge }, answer, diagnosis, target);
}

describe('the result of a request', () => {
  it.each([
    [200, 'page'],
    [204, 'page'],
    [302, 'redirect'],
    [403, 'refusal'],
    [404, 'refusal'],
    [502, 'failure'],
    [530, 'failure'],
    [511, 'network'],
  ])('with %i is a %s', (status, came) => {
    expect(answered('https://shop.example/', status).came).toBe(came);
  });

  it('is a redirect to an unknown target if the browser reports no head of it', () => {
    const result = answered('https://shop.example/', 0);
    expect(result).toMatchObject({ came: 'redirect', status: undefined, leadsTo: undefined });
  });

  it('tells a redirect of the browser itself from one that a server sent', () => {
    const location: Header = ['Location', 'https://shop.example/'];
    const own = answered('http://shop.example/', 307, [location, ['Non-Authoritative-Reason', 'HSTS']]);
    expect(own).toMatchObject({ came: 'redirect', internal: true });
    expect(answered('http://shop.example/', 307, [location]).internal).toBe(false);
  });

  it('names what generated the response', () => {
    const html =
      '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>';
    expect(answered('https://shop.example/', 502, [['Server', 'nginx']], html).generatedBy).toBe('nginx');
  });

  it('recognizes a check of who is asking, and a login page of a hotspot without TLS', () => {
    const challenge: Header[] = [
      ['Server', 'cloudflare'],
      ['cf-mitigated', 'challenge'],
    ];
    expect(answered('https://shop.example/', 403, challenge)).toMatchObject({
      came: 'bot-check',
      cloudflare: true,
    });
    const login = '<html><body><form action="/login?cmd=login&mac=1"></form></body></html>';
    expect(answered('http://shop.example/', 200, [], login).came).toBe('network');
    expect(answered('https://shop.example/', 200, [], login).came).toBe('page');
  });

  it('has what the edge states in problem details, only if it was asked for', () => {
    const problem: Header[] = [
      ['Content-Type', 'application/problem+json; charset=utf-8'],
      ['Server', 'cloudflare'],
    ];
    const body =
      '{"title":"Error 521","detail":"The origin web server refused the connection.","status":521}';
    expect(answered('https://shop.example/', 521, problem, body, true).edgeSays).toBe(
      'The origin web server refused the connection.',
    );
    expect(answered('https://shop.example/', 521, problem, body).edgeSays).toBeUndefined();
    expect(
      answered('https://shop.example/', 521, [['Content-Type', 'application/json']], body, true).edgeSays,
    ).toBeUndefined();
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'name-not-found'],
    ['NS_ERROR_UNKNOWN_HOST', 'name-not-found'],
    ['net::ERR_CONNECTION_REFUSED', 'connection-refused'],
    ['NS_ERROR_CONNECTION_REFUSED', 'connection-refused'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-bad'],
    ['The certificate is not trusted because it is self-signed.', 'certificate-bad'],
    ['Dem Zertifikat wird nicht vertraut, weil es vom Aussteller selbst signiert wurde.', 'certificate-bad'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls-failed'],
    ['SSL received a record that exceeded the maximum permissible length.', 'tls-failed'],
    [timeLimitCode, 'connection-timed-out'],
    ['', 'unknown'],
  ])('with the error "%s" is nothing, because of %s', (code, cause) => {
    expect(resultOf('https://shop.example/', { kind: 'error', ms: 5, code })).toMatchObject({
      came: 'nothing',
      cause,
      code,
    });
    expect(causeOfRequestError(code)).toBe(cause);
  });

  it.each([
    ['/en/', 'https://shop.example/', 'itself'],
    ['https://shop.example/', 'http://shop.example/', 'itself'],
    ['https://www.shop.example/', 'https://shop.example/', 'sibling'],
    ['https://parked.example/', 'https://shop.example/', 'elsewhere'],
    ['https://m.shop.example/', 'https://shop.example/', 'elsewhere'],
    ['http://10.0.0.1/x', 'http://shop.example/', 'network'],
    ['https://hotspot.example/login', 'http://shop.example/', 'network'],
    ['https://wlan.provider.example/start', 'http://shop.example/', 'network'],
    ['http://provider.example/captive-portal/?id=1', 'http://shop.example/', 'network'],
    ['http://provider.example/splash.html', 'http://shop.example/', 'network'],
    // A site has sign-in pages and portals of its own, and words may be part of others.
    ['https://login.shop.example/sso', 'http://wiki.shop.example/', 'elsewhere'],
    ['https://portal.shop.example/', 'http://wiki.shop.example/', 'elsewhere'],
    ['https://accounts.example/login', 'http://shop.example/', 'elsewhere'],
    ['https://authors-guild.example/', 'http://authors.shop.example/', 'elsewhere'],
    ['https://portals.example/splashes', 'http://shop.example/', 'elsewhere'],
    // With TLS, only the site itself can answer.
    ['https://accounts.example/login', 'https://shop.example/', 'elsewhere'],
    ['javascript:alert(1)', 'https://shop.example/', undefined],
    ['http://[', 'https://shop.example/', undefined],
  ])('leads with %s from %s to %s', (location, from, to) => {
    expect(whereItLeads(location, from, orders)?.to).toBe(to);
  });

  it('of a private host never leads to the network', () => {
    const target = targetFor('http://localhost:3000/');
    expect(whereItLeads('http://127.0.0.1:4000/login', 'http://localhost:3000/', target)?.to).toBe(
      'elsewhere',
    );
  });
});
