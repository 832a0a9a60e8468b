import { failedPartsAfter } from '../frames/count-failed-parts.ts';
import { resultOf } from '../frames/part-failure.ts';
import { type FrameContext, type FrameEvent, stepFrames } from '../frames/step-frames.ts';
import { originOf } from '../navigation/url.ts';
import { modeOf, ruleOf } from '../settings/settings.ts';
import { effectiveRetryClass } from '../settings/status-groups.ts';
import type { AppEvent } from './app-event.ts';
import { type AppState, stateAfter } from './app-state.ts';
import type { Update, UpdateContext } from './handler.ts';

// Part of `frames.js`.

type Context = Pick<UpdateContext, 'now' | 'random' | 'online'>;

/** Counts a part of a page that failed or loaded, and begins or ends the retries of a frame. */
export function updateForPart(
  state: AppState,
  { part, page }: Pick<AppEvent<'part-ended'>, 'part' | 'page'>,
  context: Context,
): Update {
  const failedParts = failedPartsAfter(state.failedParts, part, page);
  const { tabId, frameId, outcome } = part;
  const result = resultOf(part);
  // A part of an earlier page of the tab.
  const isOther = result === 'failed' && !failedParts.has(tabId);
  if (part.kind === 'call' || result === 'neither' || isOther) return { changes: { failedParts } };
  if (outcome.kind === 'response' && result === 'failed') {
    const origin = originOf(part.url);
    const hasSiteRule = origin !== undefined && ruleOf(state.settings, origin) !== undefined;
    const act = { kind: 'diagnose', part, page, hasSiteRule } as const;
    return { changes: { failedParts }, effects: [{ kind: 'act-on-frame', act }] };
  }
  const known = state.frames.frames.find((frame) => frame.tabId === tabId && frame.frameId === frameId);
  if (!known) return { changes: { failedParts } };
  const event: FrameEvent =
    result === 'loaded' ? { kind: 'loaded', tabId, frameId } : { kind: 'failed', failure: known };
  const { changes, effects } = updateFrames(state, event, context);
  return { changes: { ...changes, failedParts }, effects };
}

/** Applies an event to the frames that failed. */
export function updateFrames(
  state: AppState,
  event: FrameEvent,
  context: Context,
): Required<Pick<Update, 'changes' | 'effects'>> {
  const [frames, effects] = stepFrames(state.frames, event, contextOf(state, context));
  return { changes: { frames }, effects: effects.map((act) => ({ kind: 'act-on-frame', act })) };
}

/** Adds what is due for frames to an update. */
export function withDueFrames(state: AppState, update: Update, context: Context): Update {
  const after = stateAfter(state, update.changes ?? {});
  const { changes, effects } = updateFrames(after, { kind: 'wake-up' }, context);
  return {
    ...update,
    changes: { ...update.changes, ...changes },
    effects: [...(update.effects ?? []), ...effects],
  };
}

function contextOf({ settings, outages, manualLoads }: AppState, context: Context): FrameContext {
  const { general } = settings;
  return {
    ...context,
    modeOf: (origin) => modeOf(settings, origin),
    retryClass: ({ retry, status }) => effectiveRetryClass(retry, status, general),
    sentForPages: (origin) => [
      ...[...outages.values()].flatMap((outage) => (outage.origin === origin ? outage.sent : [])),
      ...(manualLoads.get(origin) ?? []),
    ],
    attemptLimit: general.attemptLimit,
    runLimit: general.runLimit,
  };
}
