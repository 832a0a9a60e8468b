import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { readStatedCause } from '../../src/diagnosis/stated-cause.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { diagnosed, pageAnswered } from './responses.ts';

const html = { 'content-type': 'text/html' };

const pageStating = (mainText: string) => ({ status: 503, title: '', headings: '', mainText, markup: '' });

/**
 * Pages that refuse a request with 503, in the wording of Wordfence, Amazon, Google, PerimeterX and DataDome.
 */
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

describe.each(refusals)('a 503 titled %j with the text %j', (title, body, cause) => {
  const response = {
    status: 503,
    headers: html,
    body: `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`,
  };
  const diagnosis = diagnosed(response);

  it(`has the cause ${cause}, no hop at fault, and no automatic retry`, () => {
    expect(diagnosis).toMatchObject({ cause, fault: 'none' });
    expect(diagnosis.retry).not.toBe('auto');
  });

  it('is explained as the site’s decision, not as overload or maintenance', () => {
    const { headline, happened, isItMe } = explainPage(pageAnswered(response), diagnosis);
    const name = cause.replace('-', '_');
    expect(headline.key).toBe(`cause_${name}_headline`);
    expect(happened.map(({ key }) => key)).toEqual([`cause_${name}_happened`]);
    const answers: Partial<Record<Cause, string>> = {
      blocked: 'is_it_me_blocked',
      'bot-check': 'is_it_me_check',
      'rate-limited': 'is_it_me_limit',
    };
    expect(isItMe.key).toBe(answers[cause]);
  });
});

it('retries a rate-limiting 503 automatically only with Retry-After', () => {
  const body = '<h1>Slow down</h1><p>You have exceeded the maximum number of requests per minute.</p>';
  expect(diagnosed({ status: 503, headers: html, body }).retry).toBe('ask');
  expect(diagnosed({ status: 503, headers: { ...html, 'retry-after': '60' }, body }).retry).toBe('auto');
  expect(diagnosed({ status: 503, headers: { ...html, 'retry-after': '0' }, body }).retry).toBe('ask');
});

it.each([
  'API docs Authentication Rate limits Errors Webhooks We are restarting',
  'Our robots check every parcel. We will be back soon.',
  'This product has been limited to 100 pieces. Something went wrong.',
  'Access to the archive is limited to members',
  'Enter the code you see on the card',
])('%j states no cause', (text) => {
  expect(diagnosed({ status: 503, headers: html, body: `<p>${text}</p>` }).cause).toBe('unavailable');
});

it('reads nothing from the markup but notices for automated clients', () => {
  const markup = '<script>const messages = { maintenance: "maintenance", robot: "Robot Check" }</script>';
  expect(readStatedCause({ ...pageStating('Something broke'), title: 'Oops', markup })).toBeUndefined();
});

/** Text from menus and articles that resembles statements about the page. */
const incidental = [
  'Home Cars Service and maintenance Finance Contact',
  'API docs Authentication Rate limits Errors Webhooks',
  'Blog: How we survived too many requests Home About',
  'Forum Help How to read a stack trace Home About',
  'Shop Wartungsvertrag Ersatzteile',
  'Help: verify you are human. FAQ.',
  'You have been blocked? Read our rules.',
  'Request Header Or Cookie Too Large: what to do',
];

describe.each([401, 402, 404, 405, 406, 407, 408, 410, 421, 422, 425, 431, 451])('status %i', (status) => {
  it.each(incidental)('determines the diagnosis despite the incidental text %j', (text) => {
    const diagnosisWith = (words: string) => {
      const body = `<title>Sorry</title><h1>This is a page that could not be shown</h1><p>${words}</p>`;
      const { cause, fault, retry } = diagnosed({ status, headers: html, body });
      return { cause, fault, retry };
    };
    expect(diagnosisWith(text)).toEqual(diagnosisWith('Nothing to see here'));
  });
});

it('a 403 is refined only to a bot check by incidental text', () => {
  const causeOf = (text: string) =>
    diagnosed({ status: 403, headers: html, body: `<h1>Sorry</h1><p>${text}</p>` }).cause;
  expect(causeOf('Please verify you are human.')).toBe('bot-check');
  for (const text of incidental.filter((text) => !text.includes('human')))
    expect(causeOf(text), text).toBe('blocked');
});

it.each(['nav', 'footer'])('text in <%s> is ignored, because it is on every page of the site', (element) => {
  for (const text of incidental) {
    const body = `<title>Error</title><${element}>${text}</${element}><h1>Sorry</h1><p>Please come back.</p>`;
    expect(diagnosed({ status: 503, headers: html, body }).cause, text).toBe('unavailable');
  }
});

const lorem = 'We bring fruit and vegetables to your door, every week and in any weather. '.repeat(4);

it.each(['Service and maintenance', 'Wartungsvertrag', 'Servicio y mantenimiento'])(
  'the menu entry %j does not mean maintenance, whatever its element',
  (entry) => {
    const page = (title: string, body: string) =>
      diagnosed({ status: 503, headers: html, body: `<title>${title}</title>${body}<p>${lorem}</p>` }).cause;
    expect(page('Shop', `<div>${entry}</div><h1>Sorry</h1>`)).toBe('unavailable');
    expect(page('Shop', `<h1>${entry}</h1>`)).toBe('maintenance');
    expect(page(entry, '<h1>Sorry</h1>')).toBe('maintenance');
  },
);

it.each([
  'We are currently performing scheduled maintenance. We will be back soon.',
  'The site is down for maintenance.',
  'Our servers are undergoing maintenance',
  'This site is in maintenance mode',
  'Maintenance work until 6 am',
  'Wegen Wartungsarbeiten ist die Seite nicht erreichbar.',
  'Die Seite wird gerade gewartet.',
  'Este sitio está en mantenimiento.',
  'Estamos em manutenção',
  'Il sito è in manutenzione',
  'Vanwege onderhoudswerkzaamheden',
  'Ведутся технические работы',
  'ただいまメンテナンス中です',
  '网站正在维护',
  '시스템 점검 중입니다',
])('a long page states maintenance with %j', (text) => {
  expect(diagnosed({ status: 503, headers: html, body: `<h1>Sorry</h1><p>${lorem}${text}</p>` }).cause).toBe(
    'maintenance',
  );
});

it.each([
  [429, 'We are under maintenance', 'rate-limited'],
  [429, 'Traceback (most recent call last)', 'rate-limited'],
  [429, 'Request Header Or Cookie Too Large', 'rate-limited'],
  [501, 'We are under maintenance', 'unsupported'],
  [511, 'Your IP has been blocked', 'network-login'],
  [504, 'Request Header Or Cookie Too Large', 'origin-too-slow'],
  [522, 'Request Header Or Cookie Too Large', 'unknown'],
])('a %i with the text %j is %s', (status, text, cause) => {
  const body = `<h1>Sorry</h1><p>${lorem}${text}</p>`;
  expect(diagnosed({ status, headers: html, body, url: 'http://shop.example/' }).cause).toBe(cause);
});

it.each([
  'We sell website maintenance plans',
  'Looking for car maintenance?',
  'How to book your car in for maintenance',
  'Our garage is well known for car maintenance',
  'Termin Wartung buchen',
  'Un bien mantenimiento',
])('a long page does not state maintenance with %j', (text) => {
  expect(diagnosed({ status: 500, headers: html, body: `<h1>Sorry</h1><p>${lorem}${text}</p>` }).cause).toBe(
    'origin-crashed',
  );
});
