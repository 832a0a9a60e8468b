import { documentInFrame, nextFrameLoad } from '../browser/frame-load.ts';
import { reloadFrame } from '../browser/frames.ts';
import type { CommandResult, RequestOf } from '../messages.ts';
import { isSameDocument } from '../navigation/same-document.ts';
import { originOf, withoutFragment } from '../navigation/url.ts';
import { within } from '../within.ts';
import type { AppEffect } from './app-effect.ts';
import type { AppEvent } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { EventQueue } from './event-queue.ts';
import type { Update, UpdateContext } from './handler.ts';
import { documentShown, manualLoadsAfter } from './handlers/load-for-user.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';
import { tabFacts } from './tab-facts.ts';

// Part of `frames.js`.

/** How long the answer waits for a frame to load, in ms. */
const longestLoad = 10_000;

/** In ms. A frame that is busy must not delay the events of other tabs. */
const longestScript = 1_000;

interface Dependencies {
  readonly queue: Pick<EventQueue, 'dispatch'>;
  readonly watcher: Pick<NavigationWatcher, 'pageIn'>;
}

/** Has a frame reloaded, and resolves once it loaded or failed again, at the latest after ten seconds. */
async function answer(
  request: RequestOf<'reload-frame'>,
  { queue, watcher }: Dependencies,
): Promise<CommandResult | undefined> {
  const { tabId, frameId } = request;
  const load = nextFrameLoad(tabId, frameId);
  const [facts, frame] = await Promise.all([tabFacts(tabId, watcher), documentInFrame(tabId, frameId)]);
  const result = await queue.dispatch({ kind: 'frame-reload-asked', request, facts, frame });
  if (result === 'done') await within(longestLoad, load.ended);
  load.ignore();
  return result;
}

/** Counts the reload toward the budget of the frame's origin, like any load that the user asked for. */
function update(
  state: AppState,
  { request, facts, frame }: AppEvent<'frame-reload-asked'>,
  { now }: Pick<UpdateContext, 'now'>,
): Update {
  const { tabId, frameId } = request;
  const shown = documentShown(state, facts);
  const isMeant =
    shown && isSameDocument(request.document, shown) && frame && isSameDocument(request.frame, frame);
  if (!isMeant) return { answer: 'moved' };
  const { url } = frame;
  const origin = originOf(url);
  if (!origin) return { answer: 'failed' };
  const manualLoads = manualLoadsAfter(state, origin, now);
  if (!manualLoads) return { answer: 'too-many' };
  return { changes: { manualLoads }, effects: [{ kind: 'reload-frame', tabId, frameId, url }] };
}

async function run({ tabId, frameId, url }: AppEffect<'reload-frame'>): Promise<AppEvent> {
  const frame = { tabId, frameId, url: withoutFragment(url) };
  const isSent = await within(longestScript, reloadFrame(frame, 'navigate'));
  return { kind: 'act-finished', result: isSent ? 'done' : 'failed' };
}

/** The reload of a frame that the user asked for, from the request to the effect. It works with the setting off, too. */
export const frameReload = { answer, update, run };
