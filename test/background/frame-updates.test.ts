import { describe, expect, it } from 'vitest';
import { type AppState, stateAfter } from '../../src/background/app-state.ts';
import { updateForPart, updateFrames } from '../../src/background/frame-updates.ts';
import type { PartEnd } from '../../src/navigation/part-end.ts';
import { failedWith, frame, frameFailure, pay } from '../frames/parts.ts';
import { contextAt, now, pageAt, ready } from './samples.ts';

const page = pageAt('https://shop.example/', 200, { documentId: 'page' });

/** The state in which a frame failed with GET and waits for its reload. */
const waiting = (() => {
  const counted = after(ready, frame(502));
  const event = { kind: 'failed', failure: frameFailure() } as const;
  return stateAfter(counted, updateFrames(counted, event, contextAt(now + 1_000)).changes);
})();

function after(state: AppState, part: PartEnd): AppState {
  return stateAfter(state, updateForPart(state, { part, page }, contextAt(now + 2_000)).changes ?? {});
}

const framesAfter = (part: PartEnd) => after(waiting, part).frames.frames;
const reset = failedWith('net::ERR_CONNECTION_RESET');
const begun = { outcome: { kind: 'begun' } } as const;
const submitted = { url: `${pay}/submit`, method: 'POST' };

describe('a frame that waits for its reload', () => {
  it.each<[string, PartEnd]>([
    ['a form was submitted into it and the connection failed', frame(0, { ...submitted, ...reset })],
    ['a form with the same URL was submitted into it', frame(0, { method: 'POST', ...reset })],
    ['a form was submitted into it and failed', frame(502, submitted)],
    ['another page was requested in it and the connection failed', frame(0, { url: `${pay}/b`, ...reset })],
    [
      'another page was blocked in it',
      frame(0, { url: `${pay}/b`, ...failedWith('net::ERR_BLOCKED_BY_CLIENT') }),
    ],
    ['a form is on its way into it', frame(0, { ...submitted, ...begun })],
    ['it loaded', frame(200)],
  ])('is left alone once %s', (_, part) => {
    expect(framesAfter(part)).toEqual([]);
  });

  it.each<[string, PartEnd]>([
    ['the connection fails when it is requested again', frame(0, reset)],
    ['it fails again', frame(502)],
    ['it is requested again', frame(0, begun)],
    [
      'a request for another page was given up in it',
      frame(0, { url: `${pay}/b`, ...failedWith('NS_BINDING_ABORTED') }),
    ],
    ['its document makes a call', { ...frame(200, submitted), kind: 'call' }],
    ['another frame loads', frame(200, { frameId: 8 })],
  ])('goes on waiting where %s', (_, part) => {
    expect(framesAfter(part)).toMatchObject([{ frameId: 7, phase: { name: 'waiting' } }]);
  });
});
