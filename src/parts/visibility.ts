import { statusOfFrame } from './failed-parts.ts';
import type { PageReading } from './part-reading.ts';

/** How much of a page the browser shows to the extension. */
export interface Visibility {
  /** How many parts have a status, whatever it is. */
  readonly seen: number;
  /** How many parts have none. */
  readonly unknown: number;
  /** The browser may have stopped recording parts. */
  readonly isCut: boolean;
}

/** Returns how many parts of a page have a status. Frames in which no script may run count as parts without one. */
export function visibilityOf(page: PageReading): Visibility {
  const readings = page.flatMap(({ reading }) => reading ?? []);
  const frames = page.filter(({ parentId, url }) => parentId >= 0 && /^https?:/.test(url));
  const known = frames.filter((frame) => statusOfFrame(frame, page) > 0);
  const sum = (of: (reading: (typeof readings)[number]) => number) =>
    readings.reduce((total, reading) => total + of(reading), 0);
  return {
    seen: known.length + sum(({ answered, failed }) => answered + failed.length),
    unknown: frames.length - known.length + sum(({ unknown }) => unknown),
    isCut: readings.some(({ isFull }) => isFull),
  };
}
