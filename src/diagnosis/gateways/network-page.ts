import { refusalWords } from '../refusal-words.ts';
import type { CausePatterns, Gateway, GenerationRule, Role } from './gateway.ts';

/**
 * What proxies and filters say of a page that they did not get, in common words. What the system or the resolver
 * returned is not translated.
 */
export const failures: CausePatterns = [
  [
    /cache acc|invalid (?:req|url)|authent|credent|forwarding f|proxy (?:conn|has)|(?:parent|upstream) proxy|internal priv/i,
    'network-proxy',
  ],
  [refusalWords, 'blocked', 'network'],
  [/\bdns\b|resolv|lookup|host ?name|unknown ?host|not found/i, 'gateway-dns'],
  [/certif|\bssl\b|\btls\b/i, 'gateway-tls'],
  [/\(1(?:10|11|13|01)\)/, 'origin-unreachable'],
  [/(?<!alive-)time[d-]? ?out/i, 'origin-too-slow'],
  [/\(104\)|zero s|invalid resp|received|dropped/i, 'origin-unusable'],
  [/connect/i, 'origin-unreachable'],
  [/./, 'network-proxy'],
];

/** A filter or proxy that its page shows, by words or, in every language, by addresses. */
const shownBy =
  (role: Role, cause: CausePatterns = failures) =>
  (page: RegExp, ...others: readonly GenerationRule[]): Gateway => ({
    role,
    generated: [
      {
        if: [
          [':text', /./],
          [':markup', page],
        ],
        cause,
      },
      // Where the page has no words, it loads the filter's.
      { if: [[':markup', page]], cause },
      { if: [['location', page]], cause },
      ...others,
    ],
  });

export const filter = shownBy('filter');

/** A proxy that intercepts no TLS. */
export const proxy = shownBy('egress');

/** A filter that shows no page of its own but what it blocked. */
export const blocker = shownBy('filter', [[/./, 'blocked', 'network']]);
