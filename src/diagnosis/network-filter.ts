import type { Conclusion } from './conclusion.ts';
import type { Facts } from './facts.ts';
import { refusalWords } from './refusal-words.ts';

/**
 * What only filters write beside a refusal: that they are filters, that the site is blocked rather than the request, on
 * whose behalf they refuse, or that an address has a category.
 */
const filtering =
  /(?:web|url|internet|content) ?filter|(?<!to )this (?:web ?)?(?:site|page) (?:has been|is) blocked(?! by o)|blocked by your (?:network|organi|company)|(?:organi\S*|company\S*|internet) (?:us\w+ |security )?polic|\burl:.{0,150}[ck]at[eé]gor/i;

/** In characters. Other pages that mention filters are longer. */
const maxText = 900;

/** Returns that a filter in the user's network, whose name the page does not tell, refused the page; else undefined. */
export function findNetworkFilter({ mainText, title }: Facts): Conclusion | undefined {
  const text = `${title} ${mainText}`;
  const isFilters =
    text.length < maxText && refusalWords.test(text) && filtering.test(text) && !/^ ?\{/.test(text);
  if (!isFilters) return undefined;
  return {
    generatedBy: null,
    cause: 'blocked',
    fault: 'network',
    basis: 'nothing',
    causeBasis: 'own-page-ambiguous',
    evidence: [{ kind: 'status-only' }],
  };
}
