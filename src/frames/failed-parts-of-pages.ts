import { type Page, statusOf } from '../navigation/page.ts';

interface PageParts {
  /** When the page arrived, in ms since the epoch; identifies it. */
  readonly arrivedAt: number;
  /** The names of the parts that have failed and not loaded since. */
  readonly names: ReadonlySet<string>;
}

/** The failed parts of pages, by tab; the tab in which one failed last comes last. */
export type FailedParts = ReadonlyMap<number, PageParts>;

/** Returns the same tabs without any failed part, so that their badges are removed. */
export function noneFailed(before: FailedParts): FailedParts {
  return new Map([...before].map(([tabId, parts]) => [tabId, { ...parts, names: new Set() }]));
}

/** Returns how many parts of a page have failed; 0 unless the page itself is known to be healthy. */
export function failedPartCount(parts: PageParts | undefined, page: Page | undefined): number {
  if (!parts || page?.arrivedAt !== parts.arrivedAt) return 0;
  const isHealthy = (statusOf(page) ?? 599) < 400;
  return isHealthy ? parts.names.size : 0;
}
