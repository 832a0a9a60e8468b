import { type FailedPart, kindOf, type PageFrame, type PageReading, type PartKind } from './part-reading.ts';

/** One URL of a group. */
export interface FailedUrl {
  readonly url: string;
  readonly count: number;
  /** The longest, in ms; undefined if the browser reports none. */
  readonly took: number | undefined;
}

/** Failed parts of one kind, from one host, with one status. */
export interface PartGroup {
  readonly kind: PartKind;
  /** With the port if it is not the default one. */
  readonly host: string;
  /** Undefined for frames that show the browser's error page. */
  readonly status: number | undefined;
  readonly count: number;
  /** Users may notice it: the server or its gateway failed (5xx, RFC 9110, 15.6), or a frame did not load. */
  readonly matters: boolean;
  readonly urls: readonly FailedUrl[];
}

interface Failure {
  readonly kind: PartKind;
  readonly url: string;
  readonly status: number | undefined;
  readonly took: number | undefined;
  readonly matters: boolean;
}

/** Groups are listed in this order; what users notice first comes first. */
const order: readonly PartKind[] = ['frame', 'call', 'script', 'style', 'image', 'other'];

/**
 * Returns what failed inside a page by kind, host and status, the most important groups first. A status below 500 does
 * not matter alone: pages in good order have missing images, and calls that ask whether the user is signed in (401).
 */
export function failedParts(page: PageReading): readonly PartGroup[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of page.flatMap((frame) => failuresIn(frame, page))) {
    const { kind, url, status, matters } = failure;
    const key = [kind, hostOf(url), status, matters].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].flatMap(groupOf).sort(byImportance);
}

function failuresIn(frame: PageFrame, page: PageReading): readonly Failure[] {
  const { parentId, reading, url } = frame;
  const own: Failure[] = [];
  if (parentId >= 0) {
    const status = statusOfFrame(frame, page);
    const took = reading?.times?.responseEnd || undefined;
    if (status >= 400) own.push({ kind: 'frame', url, status, took, matters: status >= 500 });
    else if (didNotLoad(frame, page))
      own.push({ kind: 'frame', url, status: undefined, took: undefined, matters: true });
  }
  // An `object` or `embed` is a frame in some browsers, and then reports on itself.
  const reportsItself = (part: FailedPart) =>
    kindOf(part) === 'frame' && page.some((other) => other.url === part.url);
  const parts = (reading?.failed ?? []).filter((part) => !reportsItself(part));
  return [...own, ...parts.map((part) => failureOf(part, reading?.isFull ?? false))];
}

/** A call may have succeeded later, without an entry, once the browser has stopped recording. */
function failureOf(part: FailedPart, isFull: boolean): Failure {
  const { url, status, took, recovered } = part;
  const kind = kindOf(part);
  const matters = status >= 500 && kind !== 'other' && !recovered && !(isFull && kind === 'call');
  return { kind, url, status, took, matters };
}

/** Returns the status of a frame's document, from the frame or from its parent; 0 if neither reports it. */
export function statusOfFrame(frame: PageFrame, page: PageReading): number {
  return frame.reading?.status || (elementOf(frame, page)?.status ?? 0);
}

/** Returns whether the user sees a frame that shows the browser's error page. */
export function didNotLoad(frame: PageFrame, page: PageReading): boolean {
  return frame.isErrorPage && (elementOf(frame, page)?.shown ?? hasShownElementOfOther(frame, page));
}

/** Returns the element that shows a frame; undefined if the frame was redirected. */
function elementOf({ parentId, url }: PageFrame, page: PageReading) {
  return page.find(({ id }) => id === parentId)?.reading?.elements.find((element) => element.url === url);
}

/** A frame that was redirected belongs to an element whose URL is no frame's. */
function hasShownElementOfOther({ parentId }: PageFrame, page: PageReading): boolean {
  const { elements = [] } = page.find(({ id }) => id === parentId)?.reading ?? {};
  return elements.some(({ url, shown }) => shown && url !== '' && !page.some((frame) => frame.url === url));
}

function groupOf(failures: readonly Failure[]): PartGroup | [] {
  const [first] = failures;
  if (!first) return [];
  const { kind, url, status, matters } = first;
  const urls = new Map<string, FailedUrl>();
  for (const failure of failures) {
    const { count = 0, took } = urls.get(failure.url) ?? {};
    const longest = failure.took === undefined ? took : Math.max(failure.took, took ?? 0);
    urls.set(failure.url, { url: failure.url, count: count + 1, took: longest });
  }
  return { kind, host: hostOf(url), status, count: failures.length, matters, urls: [...urls.values()] };
}

function byImportance(one: PartGroup, other: PartGroup): number {
  return (
    Number(other.matters) - Number(one.matters) ||
    // A status is certain; a frame without one may have been blocked.
    Number(one.status === undefined) - Number(other.status === undefined) ||
    order.indexOf(one.kind) - order.indexOf(other.kind) ||
    other.count - one.count
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
