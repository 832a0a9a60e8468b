/**
 * Names for the sites of tests and of `npm start`. `.example` is reserved (RFC 2606), so none can resolve
 * elsewhere. Chromium maps every name under it, Firefox needs each one listed.
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
