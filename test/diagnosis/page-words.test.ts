import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { readPageWords } from '../../src/diagnosis/page-words.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { diagnosed, pageAnswered } from './answer.ts';

const html = { 'content-type': 'text/html' };

/** Pages that turn a visit away with 503: the words are those of Wordfence, Amazon, Google, PerimeterX and DataDome. */
const refusals: readonly (readonly [string, string, Cause])[] = [
  [
    'Your access to this site has been limited',
    '<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>If you think you have been blocked in error, contact the owner of this site for assistance.</p><p>Block Reason: Exceeded the maximum number of page requests per minute for humans.</p>',
    'rate-limited',
  ],
  [
    'Your access to this site has been limited',
    '<h1>Your access to this site has been limited by the site owner</h1><p>Block Reason: Exceeded the maximum number of requests per minute for crawlers.</p>',
    'rate-limited',
  ],
  [
    'Your access to this site has been limited',
    '<p>Block Reason: Exceeded the maximum global requests per minute for crawlers or humans.</p>',
    'rate-limited',
  ],
  [
    'Your access to this site has been temporarily limited by the site owner',
    '<p>Your access to this service has been temporarily limited. Please try again in a few minutes. (HTTP response code 503)</p>',
    'rate-limited',
  ],
  [
    'Your access to this site has been limited',
    '<h1>Your access to this site has been limited by the site owner</h1><p>Block Reason: Advanced blocking in effect.</p>',
    'blocked',
  ],
  [
    '503 Service Unavailable',
    '<p>Access from your area has been temporarily limited for security reasons.</p>',
    'blocked',
  ],
  ['Access denied', '<p>Your IP address has been temporarily blocked.</p>', 'blocked'],
  [
    'Sorry!',
    '<p>To discuss automated access to Amazon data please contact api-services-support@amazon.com.</p>',
    'blocked',
  ],
  [
    'Sorry! Something went wrong!',
    '<!-- To discuss automated access to Amazon data please contact api-services-support@amazon.com. --><p>Something went wrong on our end.</p>',
    'blocked',
  ],
  ['Robot Check', '<p>To discuss automated access to shop data please contact us.</p>', 'bot-check'],
  [
    'Shop',
    "<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot.</p>",
    'bot-check',
  ],
  [
    'Sorry…',
    '<p>… but your computer or network may be sending automated queries. To protect our users, we can’t process your request right now.</p>',
    'bot-check',
  ],
  ['Are you a robot?', '<p>Please make sure your browser supports JavaScript and cookies.</p>', 'bot-check'],
  ['Access denied', '<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>', 'bot-check'],
];

describe.each(refusals)('a 503 titled %j that says %j', (title, said, cause) => {
  const answer = {
    status: 503,
    headers: html,
    body: `<!doctype html><html><head><title>${title}</title></head><body>${said}</body></html>`,
  };
  const diagnosis = diagnosed(answer);

  it(`is ${cause}, nothing that broke, and not retried automatically`, () => {
    expect(diagnosis).toMatchObject({ cause, fault: 'none' });
    expect(diagnosis.retry).not.toBe('auto');
  });

  it('is explained as what the site decided, not as busy or being worked on', () => {
    const { headline, happened, isItMe } = explainPage(pageAnswered(answer), diagnosis);
    const name = cause.replace('-', '_');
    expect(headline.key).toBe(`cause_${name}_headline`);
    expect(happened.map(({ key }) => key)).toEqual([`cause_${name}_happened`]);
    expect(isItMe.key).toBe(cause === 'blocked' ? 'me_blocked' : 'me_nothing_broken');
  });
});

it('retries a 503 that limits requests only where the site says when to come back', () => {
  const body = '<h1>Slow down</h1><p>You have exceeded the maximum number of requests per minute.</p>';
  expect(diagnosed({ status: 503, headers: html, body }).retry).toBe('ask');
  expect(diagnosed({ status: 503, headers: { ...html, 'retry-after': '60' }, body }).retry).toBe('auto');
  expect(diagnosed({ status: 503, headers: { ...html, 'retry-after': '0' }, body }).retry).toBe('ask');
});

it.each([
  ['API rate limit exceeded for 192.0.2.1', 'rate-limited'],
  ['You have exceeded a secondary rate limit', 'rate-limited'],
  ['You are being rate limited', 'rate-limited'],
  ['Rate limit reached', 'rate-limited'],
  ['Too Many Requests', 'rate-limited'],
])('%j says that the visit is %s', (text, cause) => {
  expect(readPageWords('', text)).toBe(cause);
});

it.each([
  'API docs Authentication Rate limits Errors Webhooks We are restarting',
  'Our robots check every parcel. We will be back soon.',
  'This product has been limited to 100 pieces. Something went wrong.',
  'Access to the archive is limited to members',
  'Enter the code you see on the card',
])('%j names no cause', (text) => {
  expect(readPageWords('', text)).toBeUndefined();
});

it('reads no words of the source but those that stand in comments for machines', () => {
  const markup = '<script>const messages = { maintenance: "maintenance", robot: "Robot Check" }</script>';
  expect(readPageWords('Oops', 'Something broke', markup)).toBeUndefined();
});
