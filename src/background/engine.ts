import { checkAgain } from '../outage/limits.ts';
import { keyOf, type Outage, type Site } from '../outage/outage.ts';
import { step } from '../outage/step.ts';
import type { Context, Effect, OutageEvent } from '../outage/step-interface.ts';
import { dueAtOf } from '../outage/wake-up.ts';
import { modeOf, type Settings } from '../settings/settings.ts';
import { effectiveRetryClass } from '../settings/status-groups.ts';
import type { SessionChanges, SessionStore } from '../storage/session-store.ts';

/** What the engine acts on. */
export interface Surroundings {
  readonly memory: SessionStore;
  readonly settings: () => Settings;
  readonly now: () => number;
  readonly random: () => number;
  readonly online: () => boolean;
  readonly mayWatch: (origin: string) => Promise<boolean>;
  /** Says when the bell must ring next; undefined: not at all. */
  readonly ringAt: (dueAt: number | undefined) => void;
  readonly perform: (effect: Effect, site: Site) => Promise<void>;
  readonly paint: (tabIds: Iterable<number>) => Promise<void>;
}

export interface Engine {
  /**
   * Takes one step of a site's outage: the state, and the tabs' records with it, is written before
   * anything is done. Where it cannot be written nothing is done but to tell of the page. A step that planned nothing
   * to do holds all the same; any other is taken again by the next event, or by the bell before long. Returns whether
   * the state could be written.
   */
  handle(site: Site, event: OutageEvent, tabs?: SessionChanges['tabs']): Promise<boolean>;
  /** As `handle`, for a navigation that concerns several sites, or none: all is written as one. */
  handleTogether(turns: readonly Turn[], tabs: NonNullable<SessionChanges['tabs']>): Promise<boolean>;
  /** The same event for every outage. */
  handleAll(event: OutageEvent): Promise<void>;
  /** Lets every outage take the step that is due. */
  ring(): Promise<void>;
}

/** What happened to one site. */
export type Turn = readonly [site: Site, event: OutageEvent];

/** Runs the outages; events must come one at a time. */
export function createEngine(around: Surroundings): Engine {
  const { memory, now } = around;
  // What is due while nothing can be written would else be due again at once, for ever.
  let refusedUntil = 0;

  async function handleTogether(
    turns: readonly Turn[],
    tabs: NonNullable<SessionChanges['tabs']>,
  ): Promise<boolean> {
    const steps = await Promise.all(
      turns.map(async ([site, event]) => {
        const mayWatch = await around.mayWatch(site.origin);
        const before = memory.outages.get(keyOf(site));
        const [after, effects] = step(before, event, contextFor(site, mayWatch));
        return { site, before, after, effects };
      }),
    );
    const changed = steps.filter(({ before, after }) => after !== before);
    const entries = (some: typeof changed) => some.map(({ site, after }) => [site, after] as const);
    const written = await memory.write({
      tabs,
      outages: entries(changed.filter(({ effects }) => effects.length > 0)),
      outagesAtRest: entries(changed.filter(({ effects }) => effects.length === 0)),
    });
    if (!written) refusedUntil = now() + checkAgain;
    const shown = steps.flatMap(({ before, after }) => [...shownIn(before), ...shownIn(after)]);
    await around.paint(new Set([...tabs.map(([tabId]) => tabId), ...shown]));
    around.ringAt(nextDue());
    if (!written) return false;
    for (const { site, effects } of steps) for (const effect of effects) await around.perform(effect, site);
    return true;
  }

  const handle: Engine['handle'] = (site, event, tabs = []) => handleTogether([[site, event]], tabs);

  async function handleAll(event: OutageEvent): Promise<void> {
    for (const outage of [...memory.outages.values()]) await handle(siteOf(outage), event);
  }

  async function ring(): Promise<void> {
    for (const outage of [...memory.outages.values()]) {
      const dueAt = dueAtOf(outage);
      // A step moves what a clock that was set back has put off.
      const isSetBack = outage.changedAt > now();
      if (isSetBack || (dueAt !== undefined && dueAt <= now()))
        await handle(siteOf(outage), { kind: 'wake-up' });
    }
    around.ringAt(nextDue());
  }

  function contextFor(site: Site, mayWatch: boolean): Context {
    const settings = around.settings();
    return {
      site,
      now: now(),
      random: around.random,
      online: around.online(),
      sentElsewhere: sentElsewhere(site),
      mayWatch,
      mode: modeOf(settings, site.origin),
      retryClass: ({ retry, status }) => effectiveRetryClass(retry, status, settings.general),
      attemptLimit: settings.general.attemptLimit,
      runLimit: settings.general.runLimit,
    };
  }

  function sentElsewhere(site: Site): readonly number[] {
    return [...memory.outages.values()].flatMap(({ origin, cookieStoreId, sent }) =>
      origin === site.origin && cookieStoreId !== site.cookieStoreId ? sent : [],
    );
  }

  function nextDue(): number | undefined {
    const dues = [...memory.outages.values()].flatMap((outage) => dueAtOf(outage) ?? []);
    return dues.length > 0 ? Math.max(refusedUntil, Math.min(...dues)) : undefined;
  }

  return { handle, handleTogether, handleAll, ring };
}

/** The tabs whose buttons tell of an outage. */
function shownIn(outage: Outage | undefined): readonly number[] {
  return outage ? [...outage.pages.map(({ tabId }) => tabId), ...outage.recoveredTabs] : [];
}

function siteOf({ origin, cookieStoreId, private: isPrivate }: Site): Site {
  return { origin, cookieStoreId, private: isPrivate };
}
