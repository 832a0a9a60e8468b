/**
 * Names for the sites of tests and of `npm start`. `.example` is reserved (RFC 2606), so none can lead anywhere
 * else. Chromium takes every name under it, Firefox needs each one told.
 */
export const exampleHosts = [
  'shop.example',
  'www.shop.example',
  'news.example',
  'bank.example',
  'mail.example',
  'forum.example',
  'tickets.example',
  'status.example',
  'gatelight.example',
] as const;
