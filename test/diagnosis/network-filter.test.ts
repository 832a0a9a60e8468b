import { expect, it } from 'vitest';
import { diagnosed } from './responses.ts';

it.each([
  'This website has been blocked by your organization’s web filter. Category: Games',
  'Access to this site is prohibited by your company’s Internet usage policy.',
  'Forbidden. URL: http://shop.example/ Kategorie: Spiele Diese Seite wurde gesperrt.',
])('a filter that does not name itself is in the user’s network: %s', (body) => {
  for (const url of ['http://shop.example/', 'https://shop.example/']) {
    const { generatedBy, fault, cause } = diagnosed({ status: 403, body, url });
    expect({ generatedBy, fault, cause }).toEqual({ generatedBy: null, fault: 'network', cause: 'blocked' });
  }
});

/** Refusals by the site, in similar words. */
it.each([
  'This site has been suspended for violating our Acceptable Use Policy.',
  'Access denied. You do not have permission to access this page. Please contact your administrator.',
  'Your IP address has been blocked by the site administrator.',
  'Access to this site has been blocked. Your region is not allowed to view this website.',
  'Your request has been blocked by our Web Application Firewall. URL: /x Reference: 123',
  '{"error":{"message":"The response was blocked. See https://shop.example/content filter policies"}}',
])('a site’s own refusal is not the network’s: %s', (body) => {
  expect(diagnosed({ status: 403, body }).fault).not.toBe('network');
});
