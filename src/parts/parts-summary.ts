import { failedParts, type PartGroup } from './failed-parts.ts';
import { type FrameToReload, framesToReload } from './frames-to-reload.ts';
import { type PageTiming, pageTiming } from './page-timing.ts';
import type { PageReading } from './part-reading.ts';
import { type Visibility, visibilityOf } from './visibility.ts';

/** What is known about the parts of a page that loaded. */
export interface PageParts {
  /** Of the main frame, without query, fragment and credentials. */
  readonly url: string;
  readonly groups: readonly PartGroup[];
  readonly frames: readonly FrameToReload[];
  readonly visibility: Visibility;
  readonly timing: PageTiming | undefined;
}

/** Summarizes what was read from a page. */
export function pageParts(page: PageReading): PageParts {
  const [main] = page;
  const times = main?.reading?.times;
  return {
    url: main?.url ?? '',
    groups: failedParts(page),
    frames: framesToReload(page),
    visibility: visibilityOf(page),
    timing: times && pageTiming(times),
  };
}
