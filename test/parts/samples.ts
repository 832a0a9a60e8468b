import type {
  FailedPart,
  FrameReading,
  NavigationTimes,
  PageFrame,
  PageReading,
} from '../../src/parts/part-reading.ts';

/** A load over a new connection with TLS that took 320 ms. */
export const times: NavigationTimes = {
  redirectStart: 0,
  redirectEnd: 0,
  domainLookupStart: 10,
  domainLookupEnd: 30,
  connectStart: 30,
  secureConnectionStart: 60,
  connectEnd: 130,
  requestStart: 131,
  responseStart: 281,
  responseEnd: 331,
  nextHopProtocol: 'h2',
};

/** A call to the site's API that returned 502 after 80 ms. */
export function failedPart(changes: Partial<FailedPart> = {}): FailedPart {
  return {
    url: 'https://api.shop.example/cart',
    initiator: 'fetch',
    status: 502,
    took: 80,
    recovered: false,
    ...changes,
  };
}

/** A frame in which nothing failed. */
export function frameReading(changes: Partial<FrameReading> = {}): FrameReading {
  return {
    url: 'https://www.shop.example/',
    status: 200,
    times,
    failed: [],
    answered: 10,
    unknown: 0,
    isFull: false,
    elements: [],
    ...changes,
  };
}

/** A page whose main frame reads as given, with further frames. */
export function page(main: Partial<FrameReading> = {}, ...frames: readonly PageFrame[]): PageReading {
  const reading = frameReading(main);
  const { url } = reading;
  return [{ id: 0, parentId: -1, document: { url }, url, reading, isErrorPage: false }, ...frames];
}

/** A frame within the main frame. */
export function frame(url: string, changes: Partial<PageFrame> = {}): PageFrame {
  const reading = frameReading({ url });
  return { id: 1, parentId: 0, document: { url }, url, reading, isErrorPage: false, ...changes };
}
