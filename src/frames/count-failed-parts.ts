import type { Page } from '../navigation/page.ts';
import type { PartEnd } from '../navigation/part-end.ts';
import type { FailedParts } from './failed-parts-of-pages.ts';
import { isPartOf, resultOf } from './part-failure.ts';

const tabsKept = 50;

/** More than a badge can show. */
const partsKept = 100;

/** In characters. */
const longestName = 300;

/**
 * Returns the failed parts after one more ended; the same value if that changes nothing.
 *
 * @param page the page that the part's tab shows
 */
export function failedPartsAfter(
  before: FailedParts,
  part: PartEnd,
  page: Pick<Page, 'arrivedAt' | 'documentId'>,
): FailedParts {
  const result = resultOf(part);
  if (!isPartOf(part, page) || result === 'neither') return before;
  const { tabId } = part;
  const { arrivedAt } = page;
  const known = before.get(tabId);
  const names = known?.arrivedAt === arrivedAt ? known.names : new Set<string>();
  const name = nameOf(part);
  const hasFailed = result === 'failed';
  if (hasFailed === names.has(name) || (hasFailed && names.size >= partsKept)) return before;
  const others = [...before].filter(([other]) => other !== tabId);
  const after = new Set([...names].filter((other) => other !== name));
  if (hasFailed) after.add(name);
  return new Map([...others, [tabId, { arrivedAt, names: after }] as const].slice(-tabsKept));
}

/** Names a part: the same call is one part however often it is made. Queries, which often differ, are left out. */
function nameOf({ kind, frameId, method, url }: PartEnd): string {
  return kind === 'frame' ? `${frameId}` : `${method} ${url.replace(/\?.*/s, '')}`.slice(0, longestName);
}
