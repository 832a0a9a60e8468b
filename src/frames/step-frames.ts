import { nextDelay } from '../outage/backoff.ts';
import { attemptTimeout, checkAgain, checkLimit, runMemory } from '../outage/limits.ts';
import { forgottenAt, readyAt, spend } from '../outage/rate-limit.ts';
import type { RetryMode } from '../settings/settings.ts';
import type { FailedFrame, FrameFailure, FrameRetries, FrameRisks } from './failed-frame.ts';

interface OfFrame {
  readonly tabId: number;
  readonly frameId: number;
}

/** What can happen to frames. Events of frames that are not known are ignored, except `failed`. */
export type FrameEvent =
  | { readonly kind: 'failed'; readonly failure: FrameFailure }
  /** It loaded, or something else was requested in it. */
  | ({ readonly kind: 'left' } & OfFrame)
  /** A timer fired. One that fires early or twice is harmless. */
  | { readonly kind: 'wake-up' }
  /** The result of `check`. `gone`: the frame, its document or its page is another one by now. */
  | ({
      readonly kind: 'checked';
      readonly use: 'free' | 'used' | 'gone';
      /** With the content of the frame, if that could be read. */
      readonly risks?: FrameRisks;
    } & OfFrame)
  /** The frame could not be reloaded. */
  | ({ readonly kind: 'not-sent' } & OfFrame);

export type FrameEffect =
  /** Finds out whether a reload would lose what the user did in the frame. */
  | { readonly kind: 'check'; readonly frame: FailedFrame }
  /** Requests the frame's document again with GET. */
  | { readonly kind: 'reload'; readonly frame: FailedFrame };

export interface FrameContext {
  /** In ms since the epoch. */
  readonly now: number;
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  readonly modeOf: (origin: string | undefined) => RetryMode;
  /** Returns the retry class of a frame under the current settings. */
  readonly retryClass: (frame: Pick<FrameFailure, 'retry' | 'status'>) => FrameFailure['retry'];
  /** Returns when an origin was requested for pages, in ms since the epoch: the budget is shared with them. */
  readonly sentForPages: (origin: string) => readonly number[];
  readonly attemptLimit: number;
  /** In ms. */
  readonly runLimit: number;
}

type Step = readonly [retries: FrameRetries, effects: readonly FrameEffect[]];

/** More frames than that are not reloaded automatically; the oldest are forgotten. */
const framesKept = 50;

/**
 * The browser stops a background that has been idle for 30 s, and with it what is known about frames, which is stored
 * nowhere. So while one is to be reloaded, something is due every 20 s. In ms.
 */
const stayAwake = 20_000;

/** Applies an event to the frames that failed. Pure: the effects are to be run afterwards. */
export function stepFrames(before: FrameRetries, event: FrameEvent, context: FrameContext): Step {
  const [after, effects] = apply(before, event, context);
  return [{ ...after, dueAt: dueAtOf(after.frames, context.now) }, effects];
}

function apply(before: FrameRetries, event: FrameEvent, context: FrameContext): Step {
  const { now } = context;
  switch (event.kind) {
    case 'failed': {
      const known = frameIn(before, event.failure);
      const isSame = known?.arrivedAt === event.failure.arrivedAt && known.url === event.failure.url;
      const frame = { ...event.failure, since: isSame ? known.since : now };
      // The page itself may have requested it again: that brings no attempt closer.
      const earliest = isSame && known.phase.name === 'waiting' ? known.phase.dueAt : 0;
      return [withFrame(before, scheduled(before, frame, context, earliest)), []];
    }
    case 'left':
      return [withoutFrame(before, event), []];
    case 'wake-up':
      return wakeUp(before, context);
    case 'checked':
      return checked(before, event, context);
    case 'not-sent': {
      const frame = frameIn(before, event);
      return [frame ? withFrame(before, { ...frame, phase: { name: 'resting' } }) : before, []];
    }
  }
}

function wakeUp(before: FrameRetries, context: FrameContext): Step {
  const { now, online } = context;
  const effects: FrameEffect[] = [];
  const frames = before.frames.map((frame): FailedFrame => {
    const { phase } = frame;
    if (phase.name === 'checking' && phase.since + checkLimit <= now)
      return scheduled(before, frame, context);
    if (phase.name === 'loading' && phase.since + attemptTimeout <= now)
      return scheduled(before, frame, context);
    if (phase.name !== 'waiting' || phase.dueAt > now) return frame;
    if (!online) return waitingUntil(now + checkAgain, frame, context);
    const checking: FailedFrame = { ...frame, phase: { name: 'checking', since: now } };
    effects.push({ kind: 'check', frame: checking });
    return checking;
  });
  return [{ ...before, frames }, effects];
}

/** Reloads a frame that is free, as far as the budget of its origin allows; the settings may have changed. */
function checked(
  before: FrameRetries,
  event: Extract<FrameEvent, { kind: 'checked' }>,
  context: FrameContext,
): Step {
  const { use, risks } = event;
  const known = frameIn(before, event);
  if (known?.phase.name !== 'checking') return [before, []];
  const frame: FailedFrame = { ...known, ...risks };
  const { now } = context;
  if (use === 'gone') return [withoutFrame(before, frame), []];
  if (!isAutomatic(before, frame, context))
    return [withFrame(before, { ...frame, phase: { name: 'resting' } }), []];
  const ready = use === 'used' ? now + checkAgain : readyAtOf(before, frame.origin, context);
  if (ready > now) return [withFrame(before, waitingUntil(ready, frame, context)), []];
  const loading: FailedFrame = { ...frame, phase: { name: 'loading', since: now } };
  const after = withAttempt(withSent(withFrame(before, loading), frame.origin, now), frame, now);
  return [after, [{ kind: 'reload', frame: loading }]];
}

/** Returns the frame with its next attempt planned, or at rest. */
function scheduled(
  retries: FrameRetries,
  frame: Omit<FailedFrame, 'phase'>,
  context: FrameContext,
  earliest = 0,
): FailedFrame {
  const { now, random } = context;
  const [delay] = nextDelay(attemptsOf(retries, frame, now).length, random);
  const ready = readyAtOf(retries, frame.origin, context);
  const dueAt = Math.max(earliest, now + delay, frame.notBefore ?? 0, ready);
  return isAutomatic(retries, frame, context)
    ? waitingUntil(dueAt, frame, context)
    : { ...frame, phase: { name: 'resting' } };
}

/** Returns the frame with its next attempt at a time, or at rest if the time of its run is over by then. */
function waitingUntil(
  dueAt: number,
  frame: Omit<FailedFrame, 'phase'>,
  { runLimit }: Pick<FrameContext, 'runLimit'>,
): FailedFrame {
  return {
    ...frame,
    phase: dueAt < frame.since + runLimit ? { name: 'waiting', dueAt } : { name: 'resting' },
  };
}

/** Returns whether the frame may be reloaded without a click, apart from its time and its use. */
function isAutomatic(
  retries: FrameRetries,
  frame: Omit<FailedFrame, 'phase'>,
  { now, modeOf, retryClass, attemptLimit }: FrameContext,
): boolean {
  const isAllowed = [frame.origin, frame.pageOrigin]
    .map(modeOf)
    .every((mode) => mode === 'auto' || mode === 'keep');
  return (
    isAllowed &&
    frame.method === 'GET' &&
    frame.caution === undefined &&
    retryClass(frame) === 'auto' &&
    attemptsOf(retries, frame, now).length < attemptLimit
  );
}

function dueAtOf(frames: readonly FailedFrame[], now: number): number | undefined {
  const dues = frames.map(({ phase }) => dueAtIn(phase)).filter((dueAt) => dueAt !== undefined);
  return dues.length > 0 ? Math.min(now + stayAwake, ...dues) : undefined;
}

function dueAtIn(phase: FailedFrame['phase']): number | undefined {
  switch (phase.name) {
    case 'waiting':
      return phase.dueAt;
    case 'checking':
      return phase.since + checkLimit;
    case 'loading':
      return phase.since + attemptTimeout;
    case 'resting':
      return undefined;
  }
}

function readyAtOf(retries: FrameRetries, origin: string, { now, sentForPages }: FrameContext): number {
  const sent = retries.sent.get(origin) ?? [];
  return readyAt({ sent }, { now, sentElsewhere: sentForPages(origin) });
}

const keyOf = ({ tabId, url }: Pick<FrameFailure, 'tabId' | 'url'>) => `${tabId} ${url}`;

function attemptsOf(retries: FrameRetries, frame: Pick<FrameFailure, 'tabId' | 'url'>, now: number) {
  return (retries.attempts.get(keyOf(frame)) ?? []).filter((at) => at + runMemory > now);
}

function withAttempt(retries: FrameRetries, frame: FrameFailure, now: number): FrameRetries {
  const recent = [...retries.attempts].filter(([, times]) => times.some((at) => at + runMemory > now));
  const own = [...attemptsOf(retries, frame, now), now];
  return { ...retries, attempts: new Map([...recent, [keyOf(frame), own]]) };
}

function withSent(retries: FrameRetries, origin: string, now: number): FrameRetries {
  const recent = [...retries.sent].filter(([, sent]) => forgottenAt(sent) > now);
  return { ...retries, sent: new Map([...recent, [origin, spend(retries.sent.get(origin) ?? [], now)]]) };
}

function frameIn({ frames }: FrameRetries, { tabId, frameId }: OfFrame): FailedFrame | undefined {
  return frames.find((frame) => frame.tabId === tabId && frame.frameId === frameId);
}

function withoutFrame(retries: FrameRetries, { tabId, frameId }: OfFrame): FrameRetries {
  const frames = retries.frames.filter((frame) => frame.tabId !== tabId || frame.frameId !== frameId);
  return { ...retries, frames };
}

function withFrame(retries: FrameRetries, frame: FailedFrame): FrameRetries {
  const { frames } = withoutFrame(retries, frame);
  return { ...retries, frames: [...frames, frame].slice(-framesKept) };
}
