import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../src/background/app-event.ts';
import { type AppState, stateAfter } from '../../src/background/app-state.ts';
import { update } from '../../src/background/update.ts';
import { minuteBudget } from '../../src/outage/limits.ts';
import { countingOutage } from '../support/counting-outage.ts';
import { contextAt, now, pageAt, ready, siteAt } from './samples.ts';

const pay = 'https://pay.example';
const page = { url: 'https://shop.example/', documentId: 'D1' };
const frame = { url: `${pay}/form?cart=1`, documentId: 'F1' };

type Fields = Partial<Pick<AppEvent<'frame-reload-asked'>, 'frame'>> & { readonly shown?: typeof page };

function asked({ frame: found = frame, shown = page }: Fields = {}): AppEvent<'frame-reload-asked'> {
  return {
    kind: 'frame-reload-asked',
    request: { kind: 'reload-frame', tabId: 1, document: page, frameId: 7, frame },
    facts: { tabId: 1, tab: undefined, shown: { ...shown, errorPage: false }, page: undefined },
    frame: found,
  };
}

const answerIn = (state: AppState, event = asked(), time = now) =>
  update(state, event, contextAt(time)).answer;

describe('the reload of a frame', () => {
  it('requests the document in it, and nothing else', () => {
    expect(update(ready, asked(), contextAt(now))).toMatchObject({
      changes: { manualLoads: new Map([[pay, [now]]]) },
      effects: [{ kind: 'reload-frame', tabId: 1, frameId: 7, url: frame.url }],
    });
  });

  it.each<[string, AppEvent<'frame-reload-asked'>]>([
    ['the page is another one', asked({ shown: { ...page, documentId: 'D2' } })],
    ['the frame shows another document', asked({ frame: { ...frame, documentId: 'F2' } })],
    ['the frame is gone', { ...asked(), frame: undefined }],
  ])('is refused where %s', (_, event) => {
    expect(update(ready, event, contextAt(now))).toEqual({ answer: 'moved' });
  });

  it('is refused where the frame shows nothing of a website', () => {
    const file = { url: 'blob:https://pay.example/1', documentId: 'F1' };
    expect(answerIn(ready, asked({ frame: file }))).toBe('failed');
  });

  it('happens at most ten times a minute for an origin', () => {
    let state = ready;
    for (let nth = 0; nth < minuteBudget; nth++) {
      const { changes = {}, effects } = update(state, asked(), contextAt(now + nth));
      expect(effects).toHaveLength(1);
      state = stateAfter(state, changes);
    }
    expect(update(state, asked(), contextAt(now + minuteBudget))).toEqual({ answer: 'too-many' });
    expect(update(state, asked(), contextAt(now + 62_000)).effects).toHaveLength(1);
  });

  it('shares that budget with the automatic reloads of frames and with outages', () => {
    const sent = Array.from({ length: minuteBudget }, (_, nth) => now - nth);
    const frames = { ...ready.frames, sent: new Map([[pay, sent]]) };
    expect(answerIn({ ...ready, frames })).toBe('too-many');
    const outages = new Map([['outage', { ...countingOutage(siteAt(pay), 2, pageAt(pay, 502), now), sent }]]);
    expect(answerIn({ ...ready, outages })).toBe('too-many');
  });
});
