import { describe, expect, it } from 'vitest';
import { type ConclusionName, conclusionOf } from '../../src/check/check-conclusion.ts';
import type { CheckResult } from '../../src/check/check-result.ts';
import type { CheckTarget } from '../../src/check/check-target.ts';
import { orders, resultWith as result, targetFor } from './check-samples.ts';

const front = targetFor('https://shop.example/');
const fine = targetFor('https://shop.example/orders', { failed: false });
const oversized = targetFor('https://shop.example/orders', { oversizedCookies: true });
const form = targetFor('https://shop.example/orders', { request: 'form' });
const www = targetFor('https://www.shop.example/orders');
const nothing = (name: CheckResult['request']['name'], cause: CheckResult['cause']) =>
  result(name, 'nothing', { cause });

const table: readonly (readonly [ConclusionName, CheckTarget, readonly CheckResult[], action?: string])[] = [
  ['unfinished', orders, []],
  ['only-page', orders, [result('front', 'page'), result('page', 'failure')], 'open-front'],
  ['only-page', orders, [result('front', 'page'), nothing('page', 'connection-lost')], 'open-front'],
  [
    'page-missing',
    orders,
    [result('front', 'page'), result('page', 'refusal', { status: 404 })],
    'open-front',
  ],
  [
    'page-refuses',
    orders,
    [result('front', 'page'), result('page', 'refusal', { status: 403 })],
    'open-front',
  ],
  ['page-fails', orders, [result('front', 'refusal', { status: 404 }), result('page', 'failure')]],
  ['page-fails', orders, [result('front', 'redirect', { leadsTo: 'itself' }), result('page', 'failure')]],
  ['site-answers', orders, [result('front', 'refusal'), result('page', 'refusal')]],
  ['front-works', form, [result('front', 'page')], 'open-front'],
  ['site-down', orders, [result('front', 'failure'), result('page', 'failure')]],
  ['site-down', front, [result('front', 'failure'), result('sibling', 'failure')]],
  ['site-down', front, [result('front', 'redirect', { leadsTo: 'sibling' }), result('sibling', 'failure')]],
  ['front-down', front, [result('front', 'failure')]],
  ['front-down', orders, [result('front', 'failure'), result('page', 'refusal')]],
  ['answers-now', orders, [result('front', 'page'), result('page', 'page')], 'reload'],
  ['answers-now', orders, [result('front', 'failure'), result('page', 'page')], 'reload'],
  // Perhaps to a sign-in page, since the check sends no cookies.
  [
    'page-redirects',
    orders,
    [result('front', 'page'), result('page', 'redirect', { leadsTo: 'itself' })],
    'reload',
  ],
  ['page-redirects', front, [result('front', 'redirect', { leadsTo: 'itself' })], 'reload'],
  ['without-cookies', oversized, [result('front', 'page'), result('page', 'page')]],
  ['without-cookies', oversized, [result('front', 'page'), result('page', 'redirect')]],
  ['site-down', oversized, [result('front', 'failure'), result('page', 'failure')]],
  ['no-cookies', fine, [result('front', 'page'), result('page', 'refusal', { status: 404 })]],
  ['no-cookies', fine, [result('front', 'page'), nothing('page', 'connection-timed-out')]],
  ['no-cookies', fine, [result('front', 'redirect', { leadsTo: 'itself' }), result('page', 'failure')]],
  [
    'answers-now',
    front,
    [result('front', 'redirect', { leadsTo: 'sibling' }), result('sibling', 'page')],
    'reload',
  ],
  ['all-fine', fine, [result('front', 'page'), result('page', 'page')]],
  ['all-fine', fine, [result('front', 'page'), result('page', 'redirect')]],
  ['works-with-www', orders, [nothing('front', 'name-not-found'), result('sibling', 'page')], 'open-other'],
  [
    'works-without-www',
    www,
    [result('front', 'failure'), result('page', 'failure'), result('sibling', 'page')],
    'open-other',
  ],
  ['name-missing', orders, [nothing('front', 'name-not-found'), nothing('sibling', 'name-not-found')]],
  [
    'nothing-answers',
    orders,
    [nothing('front', 'connection-refused'), nothing('plain', 'connection-refused')],
  ],
  ['nothing-answers', orders, [nothing('front', 'unknown')]],
  ['too-slow', orders, [nothing('front', 'connection-timed-out')]],
  [
    'certificate',
    orders,
    [nothing('front', 'certificate-bad'), result('plain', 'redirect', { leadsTo: 'itself' })],
  ],
  ['tls-fails', orders, [nothing('front', 'tls-failed')]],
  ['plain-answers', orders, [nothing('front', 'certificate-bad'), result('plain', 'page')]],
  ['offline', orders, [nothing('front', 'offline')]],
  ['proxy-fails', orders, [nothing('front', 'network-proxy')]],
  ['blocked-here', orders, [nothing('front', 'browser-blocked')]],
  [
    'network-login',
    orders,
    [nothing('front', 'tls-failed'), result('plain', 'network', { leadsTo: 'network' })],
    'open-login',
  ],
  ['network-login', orders, [result('front', 'network', { status: 511 })], 'open-login'],
  ['network-answers', orders, [result('front', 'network', { status: 403, cause: 'blocked' })]],
  ['bot-check', orders, [result('front', 'bot-check')]],
  ['bot-check', orders, [result('front', 'page'), result('page', 'bot-check')]],
  [
    'elsewhere',
    front,
    [result('front', 'redirect', { leadsTo: 'elsewhere', leadsToHost: 'parked.example' })],
  ],
  ['elsewhere', orders, [result('front', 'page'), result('page', 'redirect', { leadsTo: 'elsewhere' })]],
];

describe('the conclusion of a check', () => {
  const rows = table.map(([name, target, results, action]) => ({ name, target, results, action }));

  it.each(rows)('is $name (%#)', ({ name, target, results, action }) => {
    const conclusion = conclusionOf(target, results);
    expect(conclusion.name).toBe(name);
    expect(conclusion.action?.kind).toBe(action);
  });

  it('opens only what the check requested, never what a server named', () => {
    const portal = result('plain', 'network', { leadsTo: 'network', leadsToHost: '10.1.2.3' });
    expect(conclusionOf(orders, [nothing('front', 'tls-failed'), portal]).action).toEqual({
      kind: 'open-login',
      url: 'http://shop.example/',
    });
  });

  it('names the host that it is about', () => {
    const parked = result('front', 'redirect', { leadsTo: 'elsewhere', leadsToHost: 'parked.example' });
    expect(conclusionOf(front, [parked]).host).toBe('parked.example');
    const results = [nothing('front', 'name-not-found'), result('sibling', 'page')];
    expect(conclusionOf(orders, results).host).toBe('www.shop.example');
  });
});
