/**
 * What a claim about a response rests on, the strongest first. Claims on the same basis are right equally often, which
 * `npm run corpus` measures.
 */
export type Basis =
  /** The product's own page or status. */
  | 'own-page'
  | 'own-header'
  /** The product's own page, without the headers that would confirm it. */
  | 'own-page-alone'
  /** The same where other software sends similar responses, or the rule leaves the claim open. */
  | 'own-page-ambiguous'
  | 'own-header-ambiguous'
  /** A product of a role that stands in more than one place: Squid, a hosted site. */
  | 'ambiguous-role'
  /** A product on the path shows that it relayed the response. */
  | 'relayed'
  /** A header, or a format, of an application. */
  | 'app-header'
  | 'app-format'
  | 'proxy-status'
  /** The page states it. */
  | 'statement'
  /** A known time limit of the generating product had just expired. */
  | 'time-limit'
  /** How long the response took. */
  | 'response-time'
  /** The innermost gateway that the response shows, with a status that gateways send. */
  | 'innermost-gateway'
  /** A page with the markup of a whole site, or that announces maintenance. */
  | 'page-of-its-own'
  /** A header that an application sets, and a gateway rarely on its own errors. */
  | 'origin-header'
  /** The status alone: one that only gateways send, another 5xx, or any other. */
  | 'gateway-status'
  | 'server-error-status'
  | 'other-status'
  /** The browser's error code, alone or with what is known about other sites. */
  | 'browser-error'
  | 'browser-error-open'
  /** A service worker may have generated the response. */
  | 'service-worker'
  /** That only the site's own hops can have failed. */
  | 'site-side'
  | 'nothing';

/** Returns the same basis for all three claims. */
export function basisForAll(basis: Basis): { readonly [K in 'generatedBy' | 'fault' | 'cause']: Basis } {
  return { generatedBy: basis, fault: basis, cause: basis };
}
