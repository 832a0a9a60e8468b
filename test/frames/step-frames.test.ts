import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrameFailure, type FrameRetries, noFrames } from '../../src/frames/failed-frame.ts';
import {
  type FrameContext,
  type FrameEffect,
  type FrameEvent,
  stepFrames,
} from '../../src/frames/step-frames.ts';
import type { RetryMode } from '../../src/settings/settings.ts';
import { frameFailure, now, pay } from './parts.ts';

const second = 1_000;
const minute = 60 * second;
const at = { tabId: 1, frameId: 7 };

function contextAt(time: number, fields: Partial<FrameContext> = {}): FrameContext {
  return {
    now: time,
    random: () => 0.5,
    online: true,
    modeOf: () => 'auto',
    retryClass: ({ retry }) => retry,
    sentForPages: () => [],
    attemptLimit: 8,
    runLimit: 15 * minute,
    ...fields,
  };
}

/** The retries after some events at a time, and the effects of the last one. */
function stepsAfter(before: FrameRetries, time: number, events: readonly FrameEvent[], fields = {}) {
  let [retries, effects]: readonly [FrameRetries, readonly FrameEffect[]] = [before, []];
  for (const event of events) [retries, effects] = stepFrames(retries, event, contextAt(time, fields));
  return { retries, effects, phase: retries.frames[0]?.phase };
}

const failed = (fields: Partial<FrameFailure> = {}): FrameEvent => ({
  kind: 'failed',
  failure: frameFailure(fields),
});
const free = { kind: 'checked', ...at, use: 'free' } as const;

describe('a frame that failed', () => {
  it('is checked after the first delay and reloaded if it is free', () => {
    const { retries, phase } = stepsAfter(noFrames, now, [failed()]);
    expect(phase).toEqual({ name: 'waiting', dueAt: now + 6 * second });
    expect(stepsAfter(retries, now + 5 * second, [{ kind: 'wake-up' }]).effects).toEqual([]);
    const checking = stepsAfter(retries, now + 6 * second, [{ kind: 'wake-up' }]);
    expect(checking.effects).toMatchObject([{ kind: 'check', frame: { frameId: 7 } }]);
    expect(stepsAfter(checking.retries, now + 6 * second, [free]).effects).toMatchObject([
      { kind: 'reload', frame: at },
    ]);
  });

  it('is forgotten once it loads, is gone, or shows another document', () => {
    const { retries } = stepsAfter(noFrames, now, [failed()]);
    expect(stepsAfter(retries, now + second, [{ kind: 'left', ...at }]).retries).toMatchObject({
      frames: [],
      dueAt: undefined,
    });
    const gone: FrameEvent = { kind: 'checked', ...at, use: 'gone' };
    expect(stepsAfter(retries, now + 6 * second, [{ kind: 'wake-up' }, gone]).retries.frames).toEqual([]);
  });

  it('is checked again half a minute later if it is in use, and while the browser is offline', () => {
    const { retries } = stepsAfter(noFrames, now, [failed()]);
    const due = now + 6 * second;
    const used: FrameEvent = { kind: 'checked', ...at, use: 'used' };
    expect(stepsAfter(retries, due, [{ kind: 'wake-up' }, used]).phase).toEqual({
      name: 'waiting',
      dueAt: due + 30 * second,
    });
    const offline = stepsAfter(retries, due, [{ kind: 'wake-up' }], { online: false });
    expect(offline.phase).toEqual({ name: 'waiting', dueAt: due + 30 * second });
    expect(offline.effects).toEqual([]);
  });

  it('rests once the time of its run is over, although it was in use or the browser offline', () => {
    const used: FrameEvent = { kind: 'checked', ...at, use: 'used' };
    for (const [events, online] of [
      [[{ kind: 'wake-up' }, used], true],
      [[{ kind: 'wake-up' }], false],
    ] as const) {
      let { retries } = stepsAfter(noFrames, now, [failed()]);
      let time = now;
      while (retries.dueAt !== undefined && time < now + 60 * minute) {
        time = retries.dueAt;
        ({ retries } = stepsAfter(retries, time, events, { online }));
      }
      expect(retries).toMatchObject({ frames: [{ phase: { name: 'resting' } }], dueAt: undefined });
      expect(time).toBeLessThan(now + 15 * minute);
    }
  });

  it.each<[string, Partial<FrameFailure>, Partial<FrameContext>]>([
    ['it came from a form', { method: 'POST' }, {}],
    ['its status may be retried only when the user asks', { retry: 'ask' }, {}],
    ['its URL can be used only once', { caution: 'one-time-link' }, {}],
    ['its site is retried only when the user asks', {}, { modeOf: () => 'ask' }],
    [
      'the site of its page is never retried',
      {},
      { modeOf: (origin) => (origin === pay ? 'auto' : 'never') },
    ],
    ['Retry-After ends after the run would', { notBefore: now + 16 * minute }, {}],
  ])('rests where %s', (_, fields, context) => {
    const { phase, retries } = stepsAfter(noFrames, now, [failed(fields)], context);
    expect(phase).toEqual({ name: 'resting' });
    expect(retries.dueAt).toBeUndefined();
  });

  it('rests if the user forbids the attempt meanwhile', () => {
    const { retries } = stepsAfter(noFrames, now, [failed()]);
    const checking = stepsAfter(retries, now + 6 * second, [{ kind: 'wake-up' }]);
    const modeOf = (): RetryMode => 'never';
    expect(stepsAfter(checking.retries, now + 6 * second, [free], { modeOf }).effects).toEqual([]);
  });

  it('rests if its content shows that it may be retried only when the user asks', () => {
    const { retries } = stepsAfter(noFrames, now, [failed()]);
    const due = now + 6 * second;
    for (const risks of [
      { retry: 'ask', notBefore: undefined, caution: undefined },
      { retry: 'auto', notBefore: undefined, caution: 'own-content' },
    ] as const) {
      const { effects, phase } = stepsAfter(retries, due, [{ kind: 'wake-up' }, { ...free, risks }]);
      expect(effects).toEqual([]);
      expect(phase).toEqual({ name: 'resting' });
    }
  });

  it('waits for Retry-After, and for the budget that it shares with the pages of its origin', () => {
    const notBefore = now + 2 * minute;
    expect(stepsAfter(noFrames, now, [failed({ notBefore })]).phase).toEqual({
      name: 'waiting',
      dueAt: notBefore,
    });
    const sentForPages = () => Array.from({ length: 10 }, (_, nth) => now - nth);
    expect(stepsAfter(noFrames, now, [failed()], { sentForPages }).phase).toEqual({
      name: 'waiting',
      dueAt: now - 9 + 61 * second,
    });
  });

  it('rests where it could not be reloaded', () => {
    const { retries } = stepsAfter(noFrames, now, [failed()]);
    expect(stepsAfter(retries, now, [{ kind: 'not-sent', ...at }]).phase).toEqual({ name: 'resting' });
  });

  it('keeps the background awake while it is to be reloaded', () => {
    const { retries } = stepsAfter(noFrames, now, [failed({ notBefore: now + 2 * minute })]);
    expect(retries.dueAt).toBe(now + 20 * second);
  });
});

/** A site that fails all the time, and frames that come and go. */
const happenings = fc.array(
  fc.record({
    pause: fc.integer({ min: 0, max: 90 * second }),
    frameId: fc.integer({ min: 1, max: 4 }),
    what: fc.constantFrom('failed', 'wake-up', 'wake-up', 'free', 'free', 'used', 'left', 'not-sent'),
    retryAfter: fc.option(fc.integer({ min: 1, max: 300 * second })),
  }),
  { maxLength: 300 },
);

describe('whatever happens, frames', () => {
  it('are reloaded at most ten times in a minute per origin, and eight times in fifteen minutes', () => {
    fc.assert(
      fc.property(happenings, fc.double({ min: 0, max: 0.999, noNaN: true }), (all, chance) => {
        let retries = noFrames;
        let time = now;
        const sent: number[] = [];
        const automatic = new Map<number, number[]>();
        const notBefore = new Map<number, number>();
        for (const { pause, frameId, what, retryAfter } of all) {
          time += pause;
          const frame = { tabId: 1, frameId };
          if (what === 'failed') notBefore.set(frameId, retryAfter === null ? 0 : time + retryAfter);
          const events: Record<string, FrameEvent> = {
            failed: failed({
              ...frame,
              url: `${pay}/${frameId}`,
              notBefore: notBefore.get(frameId) || undefined,
            }),
            'wake-up': { kind: 'wake-up' },
            free: { kind: 'checked', ...frame, use: 'free' },
            used: { kind: 'checked', ...frame, use: 'used' },
            left: { kind: 'left', ...frame },
            'not-sent': { kind: 'not-sent', ...frame },
          };
          const [next, effects] = stepFrames(
            retries,
            events[what] as FrameEvent,
            contextAt(time, { random: () => chance }),
          );
          retries = next;
          for (const effect of effects) {
            if (effect.kind !== 'reload') continue;
            sent.push(time);
            expect(time).toBeGreaterThanOrEqual(notBefore.get(frameId) ?? 0);
            automatic.set(frameId, [...(automatic.get(frameId) ?? []), time]);
          }
          expect(retries.frames.length).toBeLessThanOrEqual(50);
          expect(sent.filter((each) => each > time - minute).length).toBeLessThanOrEqual(10);
          for (const times of automatic.values())
            expect(times.filter((each) => each > time - 15 * minute).length).toBeLessThanOrEqual(8);
        }
      }),
      { numRuns: 200 },
    );
  });
});
