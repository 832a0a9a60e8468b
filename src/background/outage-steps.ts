import { notificationOf } from '../explanation/keep-trying-notification.ts';
import { type FailingPage, keyOf, type Outage, pageOf, type Site } from '../outage/outage.ts';
import type { Effect, EffectOf, OutageEvent } from '../outage/step-interface.ts';
import { modeOf } from '../settings/settings.ts';
import { effectiveRetryClass } from '../settings/status-groups.ts';
import type { AppEffect } from './app-effect.ts';
import { type AppState, type Changes, stateAfter } from './app-state.ts';
import type { Update, UpdateContext } from './handler.ts';

/** An event, and the site whose outage it concerns. */
export type OutageTurn = readonly [site: Site, event: OutageEvent];

/**
 * Applies each event to the outage of its site, in order. The given tab records are part of the same changes, so that
 * everything is written in one operation.
 */
export function stepOutages(
  state: AppState,
  turns: readonly OutageTurn[],
  context: UpdateContext,
  tabs: NonNullable<Changes['tabs']> = [],
): Required<Pick<Update, 'changes' | 'effects'>> {
  let after = stateAfter(state, { tabs });
  const effects: AppEffect[] = [];
  const busy = new Set<string>();
  for (const [site, event] of turns) {
    const before = after.outages.get(keyOf(site));
    const [outage, wanted] = context.step(before, event, outageContext(after, site, context));
    if (outage !== before) after = stateAfter(after, { outages: [[site, outage]] });
    if (wanted.length > 0) busy.add(keyOf(site));
    effects.push(...wanted.flatMap((effect) => appEffectOf(effect, site, after)));
  }
  const sites = new Map(turns.map(([site]) => [keyOf(site), site]));
  const entries = [...sites]
    .filter(([key]) => after.outages.get(key) !== state.outages.get(key))
    .map(([key, site]) => [site, after.outages.get(key)] as const);
  const outages = entries.filter(([site]) => busy.has(keyOf(site)));
  const outagesAtRest = entries.filter(([site]) => !busy.has(keyOf(site)));
  return { changes: { tabs, outages, outagesAtRest }, effects };
}

/** Applies the same event to several outages, by default to all. */
export function stepAll(
  state: AppState,
  event: OutageEvent,
  context: UpdateContext,
  outages: Iterable<Outage> = state.outages.values(),
) {
  return stepOutages(
    state,
    [...outages].map((outage) => [siteOf(outage), event]),
    context,
  );
}

/** Returns a tab's page in the outage of a site. */
export function failingPageIn(state: AppState, site: Site, tabId: number): FailingPage | undefined {
  const outage = state.outages.get(keyOf(site));
  return outage && pageOf(outage, tabId);
}

/** Returns the outage that a tab's page belongs to; undefined if it belongs to none. */
export function outageOfTab(state: AppState, tabId: number): Outage | undefined {
  const site = state.tabs.get(tabId)?.site;
  return site && failingPageIn(state, site, tabId) && state.outages.get(keyOf(site));
}

function outageContext(state: AppState, site: Site, context: UpdateContext) {
  const { general } = state.settings;
  return {
    site,
    now: context.now,
    random: context.random,
    online: context.online,
    sentElsewhere: sentElsewhere(state, site),
    mayWatch: context.mayWatch(site.origin),
    mode: modeOf(state.settings, site.origin),
    retryClass: ({ retry, status }: Pick<FailingPage, 'retry' | 'status'>) =>
      effectiveRetryClass(retry, status, general),
    attemptLimit: general.attemptLimit,
    runLimit: general.runLimit,
  };
}

/** Returns when other requests to a site's origin were sent: in other cookie stores, and outside any outage. */
function sentElsewhere({ outages, manualLoads, frames }: AppState, site: Site): readonly number[] {
  const inStores = [...outages.values()].flatMap(({ origin, cookieStoreId, sent }) =>
    origin === site.origin && cookieStoreId !== site.cookieStoreId ? sent : [],
  );
  const others = [manualLoads.get(site.origin), frames.sent.get(site.origin)];
  return [...inStores, ...others.flatMap((sent) => sent ?? [])];
}

/** Translates an effect of a site's outage into effects of the background; none if the settings suppress it. */
function appEffectOf(effect: Effect, site: Site, state: AppState): AppEffect[] {
  const pageIn = (tabId: number) => state.tabs.get(tabId)?.shown?.page;
  switch (effect.kind) {
    case 'check':
      return [{ ...effect, kind: 'reread-content', site, page: pageIn(effect.tabId) }];
    case 'inspect':
      return [{ ...effect, kind: 'inspect-load', site, page: pageIn(effect.tabId) }];
    case 'load':
      return [{ ...effect, kind: 'load-page', site, page: pageIn(effect.tabId) }];
    case 'notify':
      return state.settings.general.notifications ? [notification(effect, site)] : [];
    case 'remember':
      return [{ kind: 'remember-outage', record: effect.record }];
  }
}

function notification({ tabId, number, outcome }: EffectOf<'notify'>, { origin }: Site): AppEffect {
  return { kind: 'notify', tabId, id: `${origin} ${number}`, message: notificationOf(outcome, origin) };
}

export function siteOf({ origin, cookieStoreId, private: isPrivate }: Site): Site {
  return { origin, cookieStoreId, private: isPrivate };
}
