import { failedPartsAfter } from '../frames/count-failed-parts.ts';
import type { FailedFrame } from '../frames/failed-frame.ts';
import { resultOf } from '../frames/part-failure.ts';
import { type FrameContext, type FrameEvent, stepFrames } from '../frames/step-frames.ts';
import type { PartEnd } from '../navigation/part-end.ts';
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
  if (part.kind === 'call' || isOther) return { changes: { failedParts } };
  const known = state.frames.frames.find((frame) => frame.tabId === tabId && frame.frameId === frameId);
  const isReplaced = known && !isSameRequest(part, known) && !leavesDocument(part);
  const event: FrameEvent | undefined =
    isReplaced || (known && result === 'loaded')
      ? { kind: 'left', tabId, frameId }
      : known && result === 'failed' && outcome.kind === 'error'
        ? { kind: 'failed', failure: known }
        : undefined;
  const { changes, effects } = event ? updateFrames(state, event, context) : { changes: {}, effects: [] };
  if (outcome.kind !== 'response' || result !== 'failed')
    return { changes: { ...changes, failedParts }, effects };
  const origin = originOf(part.url);
  const hasSiteRule = origin !== undefined && ruleOf(state.settings, origin) !== undefined;
  const act = { kind: 'diagnose', part, page, hasSiteRule } as const;
  return { changes: { ...changes, failedParts }, effects: [...effects, { kind: 'act-on-frame', act }] };
}

/** Returns whether a request is the one that a reload of the frame repeats. */
function isSameRequest(part: Pick<PartEnd, 'url' | 'method'>, known: FailedFrame): boolean {
  return part.url === known.url && part.method === known.method;
}

/** Returns whether the frame still shows the document from before the request, which was given up. */
function leavesDocument({ outcome }: Pick<PartEnd, 'outcome'>): boolean {
  return outcome.kind === 'error' && /^(?:net::ERR|NS_BINDING)_ABORTED$/.test(outcome.code);
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
