import { describe, expect, it } from 'vitest';
import { framesToReload } from '../../src/parts/frames-to-reload.ts';
import { frame, frameReading, page } from './samples.ts';

const pay = 'https://pay.example/form';

const answered = (id: number, status: number, url = pay) =>
  frame(url, { id, reading: frameReading({ url, status }) });
const idsOf = (...frames: Parameters<typeof page>[1][]) =>
  framesToReload(page({}, ...frames)).map(({ id }) => id);

describe('a frame that may be reloaded', () => {
  it('failed at its server or gateway', () => {
    expect(idsOf(answered(1, 200), answered(2, 502), answered(3, 404), answered(4, 500))).toEqual([2, 4]);
  });

  it('shows the browser’s error page where users see it', () => {
    const broken = frame(pay, { reading: undefined, isErrorPage: true });
    const found = (shown: boolean) =>
      framesToReload(page({ elements: [{ url: pay, shown, status: 0 }] }, broken)).length;
    expect([found(true), found(false)]).toEqual([1, 0]);
  });

  it('is never the page itself', () => {
    expect(framesToReload(page({ status: 502 }))).toEqual([]);
  });

  it('is named by its document, whose URL is whole, and by its host', () => {
    const document = { url: `${pay}?cart=1`, documentId: 'F1' };
    expect(framesToReload(page({}, { ...answered(7, 503), document }))).toEqual([
      { id: 7, document, host: 'pay.example' },
    ]);
  });

  it('is one of at most three', () => {
    expect(idsOf(...[1, 2, 3, 4, 5].map((id) => answered(id, 502)))).toEqual([1, 2, 3]);
  });
});
