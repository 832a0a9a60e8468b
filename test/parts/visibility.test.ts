import { describe, expect, it } from 'vitest';
import { visibilityOf } from '../../src/parts/visibility.ts';
import { failedPart, frame, frameReading, page } from './samples.ts';

const ads = 'https://ads.example/slot';

describe('the visibility of a page', () => {
  it('counts parts with a status, whatever it is, in every frame', () => {
    const reading = frameReading({ url: ads, answered: 3, unknown: 2 });
    const seen = page({ answered: 5, failed: [failedPart()] }, frame(ads, { reading }));
    // Five and three that were answered, one that failed, and the frame itself.
    expect(visibilityOf(seen)).toEqual({ seen: 10, unknown: 2, isCut: false });
  });

  it('counts a frame in which no script may run as unknown, unless its parent reports a status', () => {
    const hidden = frame(ads, { reading: undefined });
    expect(visibilityOf(page({ answered: 1 }, hidden))).toMatchObject({ seen: 1, unknown: 1 });
    const elements = [{ url: ads, shown: true, status: 200 }];
    expect(visibilityOf(page({ answered: 1, elements }, hidden))).toMatchObject({ seen: 2, unknown: 0 });
  });

  it('does not count frames without a response of their own, such as about:blank', () => {
    const blank = frame('about:', { reading: frameReading({ url: 'about:', status: 0, answered: 0 }) });
    expect(visibilityOf(page({ answered: 1 }, blank))).toMatchObject({ seen: 1, unknown: 0 });
  });

  it('is cut if the browser may have stopped recording', () => {
    expect(visibilityOf(page({ isFull: true })).isCut).toBe(true);
  });
});
