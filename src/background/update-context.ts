import type { AppEvent } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { UpdateContext } from './handler.ts';
import type { LoadScript } from './late-scripts.ts';
import { sitesConcerned } from './update.ts';

/** The sources of an update's context. */
export interface ContextSources {
  /** Returns whether the extension may observe the loads of an origin. */
  readonly mayWatch: (origin: string) => Promise<boolean>;
  readonly loadScript: LoadScript;
  readonly online: () => boolean;
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * Collects what only the browser knows about the sites that an event may concern. Until a page fails there are no such
 * sites, so nothing is queried or loaded.
 */
export async function collectContext(
  state: AppState,
  event: AppEvent,
  { mayWatch, loadScript, online, now, random }: ContextSources,
): Promise<UpdateContext> {
  // One time for both: an outage that became due in between would not have been asked about.
  const time = now();
  const origins = new Set(sitesConcerned(state, event, time).map(({ origin }) => origin));
  const [permissions, script, frames] = await Promise.all([
    Promise.all([...origins].map(async (origin) => [origin, await mayWatch(origin)] as const)),
    origins.size > 0 ? loadScript('outage') : undefined,
    needsFrames(state, event, time) ? loadScript('frames') : undefined,
  ]);
  const watched = new Map(permissions);
  const unexpected = (needed: string) => {
    const named = [...origins].join(', ') || 'none';
    return new Error(`Expected sitesConcerned to name ${needed} for ${event.kind}, found ${named}`);
  };
  return {
    now: time,
    random,
    online: online(),
    mayWatch(origin) {
      const permission = watched.get(origin);
      if (permission === undefined) throw unexpected(origin);
      return permission;
    },
    step(...args) {
      if (!script) throw unexpected('a site');
      return script.step(...args);
    },
    get frames() {
      if (!frames) throw new Error(`Expected an event about a part of a page, found ${event.kind}`);
      return frames;
    },
  };
}

function needsFrames({ frames: { dueAt } }: AppState, { kind }: AppEvent, now: number): boolean {
  if (kind === 'wake-up') return dueAt !== undefined && dueAt <= now;
  return kind === 'part-ended' || kind === 'frame-changed' || kind === 'frame-reload-asked';
}
