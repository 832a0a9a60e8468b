import { expect } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import { giveCommand } from '../browsers/command.ts';
import { hasStopped } from '../e2e/outage-state.ts';
import type { Stage } from '../e2e/stage.ts';
import { type Behaviour, healthy } from '../gateways/behaviours.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import type { Counts } from './run.ts';

/** A site of its own (an origin) and the tab that shows it. */
export interface Site {
  readonly app: Origin;
  readonly url: string;
  readonly tab: { readonly id: number };
  /** The requests for pages that reached the server, oldest first, without the browser's own for an icon. */
  asked(): readonly { readonly at: number }[];
}

/** How a page stands in the end: back, stopped with the reason told, still being tried with that told, or lost. */
export type Fate = 'recovered' | 'stopped' | 'told' | 'lost';

/** Opens sites in tabs of their own, all at once, through the extension: no debugger touches the pages. */
export async function openSites(stage: Stage, behaviours: readonly Behaviour[]): Promise<Site[]> {
  const apps = await Promise.all(behaviours.map((behaviour) => stage.until(startOrigin(behaviour))));
  const urls = apps.map(({ port }) => `http://shop.example:${port}/`);
  const ids = await stage.browser.evaluate(
    (api, wanted) =>
      Promise.all(wanted.map(async (url) => (await api.tabs.create({ url, active: false })).id ?? -1)),
    urls,
  );
  return apps.map((app, nth) => ({
    app,
    url: urls[nth] ?? '',
    tab: { id: ids[nth] ?? -1 },
    asked: () => app.requests.filter(({ path }) => path !== '/favicon.ico'),
  }));
}

/** All sites answer well from the next request on. */
export async function mend(sites: readonly Site[]): Promise<void> {
  await Promise.all(sites.map(({ app }) => app.become(healthy)));
}

/** How the pages stand now, in one look through the extension. */
export async function fatesOf(stage: Pick<Stage, 'browser'>, sites: readonly Site[]): Promise<Fate[]> {
  const store = stage.browser.name === 'firefox' ? 'firefox-default' : 'default';
  const outageKeyOf = (url: string) => outageKey(`${new URL(url).origin} ${store}`);
  const stored = await stage.browser.evaluate(
    (api, keys) => api.storage.session.get(keys),
    sites.flatMap(({ url, tab }) => [tabKey(tab.id), outageKeyOf(url)]),
  );
  const seen = await stage.browser.evaluate(
    (api, ids) =>
      Promise.all(
        ids.map(async (tabId) => ({
          title: (await api.tabs.get(tabId)).title,
          badge: await api.action.getBadgeText({ tabId }),
        })),
      ),
    sites.map(({ tab }) => tab.id),
  );
  return sites.map(({ url, tab }, nth) => {
    const { title, badge } = seen[nth] ?? {};
    if (title === 'All is well') return 'recovered';
    const record = stored[tabKey(tab.id)] as TabRecord | undefined;
    if (!badge || !record?.shown) return 'lost';
    const outage = stored[outageKeyOf(url)] as Outage | undefined;
    return hasStopped(outage) ? 'stopped' : 'told';
  });
}

/** Waits until no page is still being tried, or the time is up; gives how all of them stand then. */
export async function settled(
  stage: Pick<Stage, 'browser'>,
  sites: readonly Site[],
  timeout: number,
): Promise<Fate[]> {
  const open = async () => (await fatesOf(stage, sites)).filter((fate) => fate === 'told' || fate === 'lost');
  await expect
    .poll(async () => (await open()).length, { timeout, interval: 500 })
    .toBe(0)
    .catch(() => undefined);
  return fatesOf(stage, sites);
}

/** Brings each page before its reader's eyes that is not back, and gives how they stand then. */
export async function look(stage: Pick<Stage, 'browser'>, sites: readonly Site[]): Promise<Fate[]> {
  const fates = await fatesOf(stage, sites);
  const ids = sites.filter((_, nth) => fates[nth] === 'lost').map(({ tab }) => tab.id);
  await stage.browser.evaluate(async (api, tabIds) => {
    for (const tabId of tabIds) await api.tabs.update(tabId, { active: true });
  }, ids);
  const lost = async () => tallied(await fatesOf(stage, sites)).lost;
  await expect
    .poll(lost, { timeout: 10_000, interval: 200 })
    .toBe(0)
    .catch(() => undefined);
  return fatesOf(stage, sites);
}

/** The counts of an abuse whose cases are not pages, or that knows how its pages stand. */
export async function counted(
  { browser }: Pick<Stage, 'browser'>,
  known: Partial<Counts> & Pick<Counts, 'cases' | 'extra'>,
): Promise<Counts> {
  const unhandled = (await browser.problems()).length;
  return { recovered: 0, stopped: 0, told: 0, lost: 0, unhandled, ...known };
}

/** How many of each. */
export function tallied(fates: readonly Fate[]): Record<Fate, number> {
  const count = (wanted: Fate) => fates.filter((fate) => fate === wanted).length;
  return {
    recovered: count('recovered'),
    stopped: count('stopped'),
    told: count('told'),
    lost: count('lost'),
  };
}

/** The most requests that reached one site within any minute. */
export function mostInAMinute(requests: readonly { readonly at: number }[]): number {
  return Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((other) => other.at >= at && other.at < at + 60_000).length),
  );
}

/** The reader's click on *Try again now*, as the popup sends it. */
export function tryNow(stage: Pick<Stage, 'browser'>, { tab }: Site): Promise<unknown> {
  return giveCommand(stage.browser, tab, 'try-now');
}
