import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { diagnosed } from './responses.ts';

const html = { 'content-type': 'text/html' };
const filler = 'We bring fruit and vegetables to your door, every week and in any weather. '.repeat(8);

describe('a spent allowance', () => {
  it.each([
    ['x-ratelimit-remaining', '0'],
    ['x-ratelimit-remaining', '0.0'],
    ['x-rate-limit-remaining', '0'],
    ['x-ratelimit-remaining-minute', '0'],
    ['ratelimit-remaining', '0'],
    ['ratelimit', 'limit=100, remaining=0, reset=50'],
    ['ratelimit', '"default";r=0;t=50'],
  ])('in %s: %s means a rate limit with 403 and 503', (name, value) => {
    for (const status of [403, 503]) {
      const { cause, fault, retry } = diagnosed({ status, headers: { ...html, [name]: value } });
      expect({ cause, fault }).toEqual({ cause: 'rate-limited', fault: 'none' });
      expect(retry).not.toBe('auto');
    }
  });

  it('is retried after the time that the server states', () => {
    const headers = { ...html, 'x-ratelimit-remaining': '0', 'retry-after': '60' };
    expect(diagnosed({ status: 503, headers })).toMatchObject({ cause: 'rate-limited', retry: 'auto' });
  });

  it.each([
    ['x-ratelimit-remaining', '10'],
    ['x-ratelimit-limit', '0'],
    ['x-ratelimit-reset', '0'],
    ['ratelimit', 'limit=100, remaining=10, reset=50'],
  ])('is not what %s: %s says', (name, value) => {
    expect(diagnosed({ status: 503, headers: { ...html, [name]: value } }).cause).toBe('unavailable');
  });

  it('does not explain other statuses, because the last allowed request leaves nothing either', () => {
    const headers = { ...html, 'x-ratelimit-remaining': '0' };
    expect(diagnosed({ status: 500, headers }).cause).toBe('origin-crashed');
    expect(diagnosed({ status: 404, headers }).cause).toBe('not-found');
  });
});

it.each<[number, string, Cause]>([
  [403, '<p>API rate limit exceeded for 203.0.113.7.</p>', 'rate-limited'],
  [503, '<Error><Code>RequestThrottled</Code></Error>', 'rate-limited'],
  [503, '<Error><Code>SlowDown</Code></Error>', 'rate-limited'],
  [403, '<title>Human Verification</title><p>One more step</p>', 'bot-check'],
  [406, '<h1>Not Acceptable</h1><p>Your request has been blocked.</p>', 'blocked'],
  [400, '<h1>400 Bad Request</h1><p>您的访问有可能给网站带来安全风险，请求已被拦截</p>', 'blocked'],
  // Of APIs.
  [403, '{"message":"You have exceeded your rate limit. Try again later."}', 'rate-limited'],
  [403, '{"errors":[{"reason":"quotaExceeded"}]}', 'rate-limited'],
  [400, '{"error":{"message":"(#4) Application request limit reached"}}', 'rate-limited'],
  [503, '{"fault":{"message":"Message throttled out"}}', 'rate-limited'],
  [503, '{"errorType":"RATE_LIMIT"}', 'rate-limited'],
  [403, '<p>Too many requests from this IP</p>', 'rate-limited'],
  [403, '<p>您的访问过于频繁，请稍后再试</p>', 'rate-limited'],
  // Of checks.
  [403, '<title>Security Check</title><p>One more step</p>', 'bot-check'],
  [503, '<p>Verifying your browser, please wait</p>', 'bot-check'],
  [403, '<p>We have detected unusual activity from your network</p>', 'bot-check'],
  [403, '<p>Please complete the security check</p>', 'bot-check'],
  [403, '<p>Veuillez confirmer que vous n’êtes pas un robot</p>', 'bot-check'],
  [403, '<p>Подтвердите, что вы не робот</p>', 'bot-check'],
  [403, '<p>请完成安全验证</p>', 'bot-check'],
  [200, '<p>Checking your browser before accessing the shop</p>', 'bot-check'],
  // Of firewalls.
  [503, '<p>Access from your area has been temporarily limited.</p>', 'blocked'],
  [200, '<p>Your IP address has been blocked.</p>', 'blocked'],
  [412, '<p>由于触发安全策略，该次访问被拦截</p>', 'blocked'],
  [418, '<p>이 페이지는 보안정책에 의해 차단되었습니다.</p>', 'blocked'],
  [555, '<h1>555 Security Incident Detected</h1>', 'blocked'],
])('%i with %j states a refusal', (status, body, cause) => {
  expect(diagnosed({ status, headers: html, body })).toMatchObject({ cause, fault: 'none' });
});

describe('text without a status', () => {
  it.each([
    'Country blocked. Access to this page is forbidden.',
    'This store cannot be accessed from your country.',
    'VPN detected. Please turn it off and try again.',
    'Die Anfrage wurde durch die Firewall geblockt.',
    'Ваш запрос заблокирован',
  ])('is a refusal if it says %j, which is less than a statement', (body) => {
    expect(diagnosed({ status: 0, body })).toMatchObject({
      cause: 'blocked',
      fault: 'none',
      basis: { cause: 'other-status' },
    });
  });

  it.each(['Have you been blocked? Read our rules.', 'Method Not Allowed'])(
    'is none if it says %j',
    (body) => {
      expect(diagnosed({ status: 0, body }).cause).not.toBe('blocked');
    },
  );
});

it.each([
  [405, '<p>The method POST is not allowed.</p>'],
  [400, '<p>The upload is not permitted.</p>'],
  [503, '<p>All orders have been blocked until tomorrow.</p>'],
  [200, '{"rate_limit":5000,"remaining":4999}'],
  [200, `<p>Our robot mows your lawn.</p><p>${filler}</p>`],
  [400, '<p>Too many attachments</p>'],
])('%i with %j states no refusal', (status, body) => {
  const { cause } = diagnosed({ status, headers: html, body: 'Please come back.' });
  expect(diagnosed({ status, headers: html, body }).cause).toBe(cause);
});

it.each([404, 410, 500, 502])('%i is more specific than the wording of a refusal', (status) => {
  const withText = (text: string) =>
    diagnosed({ status, headers: html, body: `<h1>Sorry</h1><p>${text}</p>` });
  expect(withText('This request was rejected.').cause).toBe(withText('Please come back.').cause);
});

describe('a site that its host took down or does not have', () => {
  it.each<[number, string, Cause]>([
    [200, 'This website has been suspended. Please contact your hosting provider.', 'paused'],
    [403, 'The domain shop.example has expired.', 'paused'],
    [200, 'Sitio suspendido', 'paused'],
    [404, 'Application not found', 'no-site'],
    [404, 'The site you were looking for couldn’t be found.', 'no-site'],
    [421, 'The domain shop.example is not configured.', 'no-site'],
    [200, 'The domain name shop.example is for sale.', 'no-site'],
  ])('is what %i with %j states', (status, text, cause) => {
    expect(diagnosed({ status, headers: html, body: `<p>${text}</p>` }).cause).toBe(cause);
  });

  it.each([
    [403, 'The certificate of this website has expired.'],
    [502, 'The domain name shop.example does not exist.'],
    [403, 'Access to this site is disabled by your administrator.'],
    [403, 'Your account has been disabled.'],
    [403, '{"detail":"Account is disabled"}'],
    [404, 'The page that you requested does not exist on this site.'],
    [200, `This site has been suspended. ${filler.repeat(3)}`],
  ])('is not what %i with %j states', (status, text) => {
    expect(diagnosed({ status, headers: html, body: text }).cause).toBe(
      diagnosed({ status, headers: html, body: 'Please come back.' }).cause,
    );
  });
});

describe('a captcha', () => {
  const script = '<script src="https://www.google.com/recaptcha/api.js"></script>';

  it('is a bot check on a page that has little else', () => {
    expect(diagnosed({ status: 403, headers: html, body: `${script}<p>One step</p>` }).cause).toBe(
      'bot-check',
    );
  });

  it('may belong to a form on a longer page', () => {
    const body = `${script}<p>${filler}</p>`;
    expect(diagnosed({ status: 503, headers: html, body }).cause).toBe('unavailable');
  });
});
