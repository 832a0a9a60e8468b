/** What a part of a page is to its user; `call`: a request by one of the page's scripts. */
export type PartKind = 'frame' | 'script' | 'style' | 'image' | 'call' | 'other';

/** A part whose request was answered with a status of 400 or above. */
export interface FailedPart {
  /** Without query, fragment and credentials. */
  readonly url: string;
  /** `initiatorType` of Resource Timing. */
  readonly initiator: string;
  /** What the page declares a linked file to be: `style`, or the `as` of a preload. */
  readonly declaredAs?: string | undefined;
  readonly status: number;
  /** From the start of the request to the end of the response, in ms. */
  readonly took: number;
  /** A later request for the same URL, queries aside, was answered below 400. */
  readonly recovered: boolean;
}

/** An `iframe` or `frame` element, by the URL in its attribute. */
export interface FrameElement {
  /** Without query, fragment and credentials. */
  readonly url: string;
  /** It takes up space on the page. Chrome collapses what an ad blocker blocked (measured in 156). */
  readonly shown: boolean;
  /** The status that its parent's Resource Timing reports; 0 if it reports none. */
  readonly status: number;
}

/** `PerformanceNavigationTiming`: ms since the navigation began; 0 for what did not happen. */
export interface NavigationTimes {
  readonly redirectStart: number;
  readonly redirectEnd: number;
  readonly domainLookupStart: number;
  readonly domainLookupEnd: number;
  readonly connectStart: number;
  readonly secureConnectionStart: number;
  readonly connectEnd: number;
  readonly requestStart: number;
  readonly responseStart: number;
  readonly responseEnd: number;
  /** As negotiated by ALPN: `h2`. */
  readonly nextHopProtocol: string;
}

/** What a script read in one frame. Counts and texts are limited. */
export interface FrameReading {
  /** Without query, fragment and credentials. */
  readonly url: string;
  /** The status of the frame's own document; 0 if the browser does not report it. */
  readonly status: number;
  readonly times: NavigationTimes | undefined;
  readonly failed: readonly FailedPart[];
  /** How many parts were answered with a status below 400. */
  readonly answered: number;
  /** How many parts have no status: the browser hides it, something blocked them, or no response arrived. */
  readonly unknown: number;
  /** The browser may have stopped recording parts: 250 unless the page sets another limit. */
  readonly isFull: boolean;
  readonly elements: readonly FrameElement[];
}

/** A frame of a page as the browser lists it. */
export interface PageFrame {
  readonly id: number;
  readonly parentId: number;
  /** Names its document to the background. Its URL is whole, so it is not to be shown or reported. */
  readonly document: { readonly url: string; readonly documentId?: string | undefined };
  /** Without query, fragment and credentials. */
  readonly url: string;
  /** Undefined if no script ran in it. */
  readonly reading: FrameReading | undefined;
  /** No script ran although one may, or the browser says so: it shows an error page, or does not belong to a site. */
  readonly isErrorPage: boolean;
}

/** The frames of a page, its main frame first. */
export type PageReading = readonly PageFrame[];

/** The kinds of initiators that need no further information (Resource Timing, `initiatorType`). */
const kinds: ReadonlyMap<string, PartKind> = new Map([
  ['object', 'frame'],
  ['embed', 'frame'],
  ['script', 'script'],
  ['img', 'image'],
  ['image', 'image'],
  ['fetch', 'call'],
  ['xmlhttprequest', 'call'],
]);

const declaredKinds: ReadonlyMap<string, PartKind> = new Map([
  ['script', 'script'],
  ['style', 'style'],
  ['image', 'image'],
  ['fetch', 'call'],
]);

/**
 * Returns the kind of a part. Browsers name the initiator of a beacon, a font, an imported style sheet and a module
 * differently (measured), so these depend on the page's declaration and the file's name.
 */
export function kindOf({ initiator, declaredAs = '', url }: Omit<FailedPart, 'status' | 'took'>): PartKind {
  const known = kinds.get(initiator) ?? declaredKinds.get(declaredAs);
  if (known) return known;
  if (/\.css$/i.test(url)) return 'style';
  if (/\.m?js$/i.test(url) && initiator === 'other') return 'script';
  return initiator === 'css' && !/\.(?:woff2?|ttf|otf|eot)$/i.test(url) ? 'image' : 'other';
}
