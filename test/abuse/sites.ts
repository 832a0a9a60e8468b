import { expect } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import { giveCommand } from '../browsers/command.ts';
import { hasStopped } from '../e2e/outage-state.ts';
import type { Stage } from '../e2e/stage.ts';
import { type Behavior, healthy } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import type { Counts } from './run.ts';

/** A site of its own (an origin) and the tab that shows it. */
export interface Site {
  readonly app: Origin;
  readonly url: string;
  readonly tab: { readonly id: number };
  /**
   * Returns the requests for pages that reached the server, oldest first, without the browser's own for an
   * icon.
   */
  asked(): readonly { readonly at: number }[];
}

/**
 * The state of a page in the end: recovered, stopped with the reason shown, still retried with that shown, or
 * lost.
 */
export type Outcome = 'recovered' | 'stopped' | 'reported' | 'lost';

/** Opens sites in tabs of their own, all at once, through the extension: no debugger touches the pages. */
export async function openSites(stage: Stage, behaviors: readonly Behavior[]): Promise<Site[]> {
  const apps = await Promise.all(behaviors.map((behavior) => stage.until(startOrigin(behavior))));
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

/** Makes all sites healthy from the next request on. */
export async function repair(sites: readonly Site[]): Promise<void> {
  await Promise.all(sites.map(({ app }) => app.become(healthy)));
}

/** Returns the current outcome of each page, read in one call through the extension. */
export async function outcomesOf(stage: Pick<Stage, 'browser'>, sites: readonly Site[]): Promise<Outcome[]> {
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
    return hasStopped(outage) ? 'stopped' : 'reported';
  });
}

/** Waits until no page is still being retried, at most `timeout` ms; returns the last reading. */
export function settled(
  stage: Pick<Stage, 'browser'>,
  sites: readonly Site[],
  timeout: number,
): Promise<Outcome[]> {
  return readUntil(
    (outcomes) => !outcomes.includes('reported') && !outcomes.includes('lost'),
    stage,
    sites,
    timeout,
  );
}

/**
 * Waits until no page is lost, at most `timeout` ms; returns the last reading. One reading alone would not do: the
 * browser clears the badge of a page that is being reloaded, and for a moment nothing tells it from a lost one.
 */
export function accountedFor(
  stage: Pick<Stage, 'browser'>,
  sites: readonly Site[],
  timeout: number,
): Promise<Outcome[]> {
  return readUntil((outcomes) => !outcomes.includes('lost'), stage, sites, timeout);
}

/** Reads the outcomes until they are as wanted, at most for `timeout` ms; returns the last reading. */
async function readUntil(
  isWanted: (outcomes: readonly Outcome[]) => boolean,
  stage: Pick<Stage, 'browser'>,
  sites: readonly Site[],
  timeout: number,
): Promise<Outcome[]> {
  let latest: Outcome[] = [];
  const read = async () => {
    latest = await outcomesOf(stage, sites);
    return isWanted(latest);
  };
  await expect
    .poll(read, { timeout, interval: 200 })
    .toBe(true)
    .catch(() => undefined);
  return latest;
}

/** Activates the tab of each lost page in turn; returns the outcomes afterwards. */
export async function activateLost(
  stage: Pick<Stage, 'browser'>,
  sites: readonly Site[],
): Promise<Outcome[]> {
  const outcomes = await outcomesOf(stage, sites);
  const ids = sites.filter((_, nth) => outcomes[nth] === 'lost').map(({ tab }) => tab.id);
  await stage.browser.evaluate(async (api, tabIds) => {
    for (const tabId of tabIds) await api.tabs.update(tabId, { active: true });
  }, ids);
  return accountedFor(stage, sites, 10_000);
}

/**
 * Returns the counts of an abuse test whose cases are not pages, or that already knows the outcomes of its
 * pages.
 */
export async function counted(
  { browser }: Pick<Stage, 'browser'>,
  known: Partial<Counts> & Pick<Counts, 'cases' | 'extra'>,
): Promise<Counts> {
  const unhandled = (await browser.problems()).length;
  return { recovered: 0, stopped: 0, reported: 0, lost: 0, unhandled, ...known };
}

/** Returns how many pages have each outcome. */
export function tallied(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    recovered: count('recovered'),
    stopped: count('stopped'),
    reported: count('reported'),
    lost: count('lost'),
  };
}

/** Returns the most requests that reached one site within any minute. */
export function mostInAMinute(requests: readonly { readonly at: number }[]): number {
  return Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((other) => other.at >= at && other.at < at + 60_000).length),
  );
}

/** Sends the command of *Try again now*, as the popup does. */
export function tryNow(stage: Pick<Stage, 'browser'>, { tab }: Site): Promise<unknown> {
  return giveCommand(stage.browser, tab, 'try-now');
}
