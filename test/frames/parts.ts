import type { FrameFailure } from '../../src/frames/failed-frame.ts';
import type { PartEnd } from '../../src/navigation/part-end.ts';
import { pageWith } from '../support/page.ts';

/** Some time in 2027, in ms since the epoch. */
export const now = 1_800_000_000_000;

/** The page in each tab. */
export const page = { arrivedAt: now, documentId: 'page' };

/** The origin of the frame in it. */
export const pay = 'https://pay.example';

/** A call of the page that ended with a status. */
export function call(status: number, fields: Partial<PartEnd> = {}): PartEnd {
  return {
    tabId: 1,
    kind: 'call',
    frameId: 0,
    inMainDocument: true,
    documentId: 'page',
    url: 'https://api.example/cart',
    method: 'GET',
    time: now + 1_000,
    outcome: { kind: 'response', status, headers: [] },
    ...fields,
  };
}

/** A frame of the page that ended with a status. */
export function frame(status: number, fields: Partial<PartEnd> = {}): PartEnd {
  return call(status, { kind: 'frame', frameId: 7, url: `${pay}/`, ...fields });
}

export function failedWith(code: string): Pick<PartEnd, 'outcome'> {
  return { outcome: { kind: 'error', code } };
}

/** What is known about that frame once it failed with a 502. */
export function frameFailure(fields: Partial<FrameFailure> = {}): FrameFailure {
  const url = `${pay}/`;
  return {
    tabId: 1,
    frameId: 7,
    arrivedAt: now,
    url,
    origin: pay,
    pageOrigin: 'https://shop.example',
    method: 'GET',
    status: 502,
    response: { ...pageWith({ url, outcome: { kind: 'probed', status: 502 } }), hasSiteRule: false },
    retry: 'auto',
    notBefore: undefined,
    caution: undefined,
    ...fields,
  };
}
