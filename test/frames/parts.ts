import type { PartEnd } from '../../src/navigation/part-end.ts';

/** Some time in 2027, in ms since the epoch. */
export const now = 1_800_000_000_000;

/** The page in each tab. */
export const page = { arrivedAt: now, documentId: 'page' };

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
  return call(status, { kind: 'frame', frameId: 7, url: 'https://pay.example/', ...fields });
}

export function failedWith(code: string): Pick<PartEnd, 'outcome'> {
  return { outcome: { kind: 'error', code } };
}
