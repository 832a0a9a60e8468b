import { didNotLoad, statusOfFrame } from './failed-parts.ts';
import type { PageReading } from './part-reading.ts';

/** A frame that failed and that the user may reload. */
export interface FrameToReload {
  readonly id: number;
  /** Names the document in it, as the background compares it. The URL is whole, so it is not to be shown or reported. */
  readonly document: { readonly url: string; readonly documentId?: string | undefined };
  /** With the port if it is not the default one. */
  readonly host: string;
}

/** More buttons would hide what the popup says. */
const mostFrames = 3;

/** Returns the frames whose server or gateway failed (5xx, RFC 9110, 15.6) or that show the browser's error page. */
export function framesToReload(page: PageReading): readonly FrameToReload[] {
  return page
    .filter(({ parentId, url }) => parentId >= 0 && /^https?:/.test(url))
    .filter((frame) => statusOfFrame(frame, page) >= 500 || didNotLoad(frame, page))
    .map(({ id, document, url }) => ({ id, document, host: new URL(url).host }))
    .slice(0, mostFrames);
}
