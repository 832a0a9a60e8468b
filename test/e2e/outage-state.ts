import { expect } from 'vitest';
import type { FailedPage } from '../../src/diagnosis/failed-page.ts';
import type { Outage } from '../../src/outage/outage.ts';
import type { PauseReason, StopReason } from '../../src/outage/reasons.ts';
import type { Tab } from '../browsers/browser.ts';
import type { Stage } from './stage.ts';

// Only this file reads the state that the extension stores of an outage and its tabs, so that a phase or a
// field is renamed in one place. Prefer what a popup, a badge or a server shows.

type Kept = Pick<Stage, 'outageOf' | 'recordOf'>;

const longest = 15_000;

/** Waits until the next attempt at the URL's site is scheduled. */
export const expectScheduled = (stage: Kept, url: string, timeout = longest) =>
  expectPhase(stage, url, { name: 'scheduled', purpose: 'retry' }, timeout);

/**
 * Waits until the site has recovered and its other tabs are being loaded one after the other, which takes
 * only seconds.
 */
export const expectFollowing = (stage: Kept, url: string) =>
  expectPhase(stage, url, { name: 'scheduled', purpose: 'follow' }, 5_000, 20);

/** Waits until an attempt at the URL's site is loading. */
export const expectLoading = (stage: Kept, url: string) => expectPhase(stage, url, { name: 'loading' });

/** Waits until attempts at the URL's site pause for this reason. */
export const expectPaused = (stage: Kept, url: string, reason: PauseReason) =>
  expectPhase(stage, url, { name: 'paused', reason });

/** Waits until no more attempts are made at the URL's site, for this reason. */
export const expectStopped = (stage: Kept, url: string, reason: StopReason) =>
  expectPhase(stage, url, { name: 'stopped', reason });

/** Waits until no page of the URL's site is failing. */
export async function expectOver(stage: Kept, url: string): Promise<void> {
  await expect
    .poll(async () => (await stage.outageOf(url))?.phase ?? { name: 'ended' }, { timeout: longest })
    .toMatchObject({ name: 'ended' });
}

async function expectPhase(
  stage: Kept,
  url: string,
  phase: Readonly<Partial<Record<'name' | 'reason' | 'purpose', string>>>,
  timeout = longest,
  interval = 50,
): Promise<void> {
  await expect
    .poll(async () => (await stage.outageOf(url))?.phase, { timeout, interval })
    .toMatchObject(phase);
}

/** Returns whether no further attempt is scheduled. */
export function hasStopped(outage: Outage | undefined): boolean {
  return outage?.phase.name === 'stopped';
}

/** Returns when the next attempt is scheduled, in ms since the epoch; undefined if none is. */
export async function nextAttemptAt(stage: Kept, url: string): Promise<number | undefined> {
  const phase = (await stage.outageOf(url))?.phase;
  return phase?.name === 'scheduled' ? phase.dueAt : undefined;
}

/** Returns how many loads Gatelight has made in the outage of the URL's site. */
export async function attemptsAt(stage: Kept, url: string): Promise<number> {
  return (await stage.outageOf(url))?.attempts ?? 0;
}

/** Returns the stored failing pages of the URL's site. */
export async function failingPages(stage: Kept, url: string): Promise<Outage['pages']> {
  return (await stage.outageOf(url))?.pages ?? [];
}

/** Returns the ids of the tabs with a failing page of the URL's site, in ascending order. */
export async function failingTabs(stage: Kept, url: string): Promise<number[]> {
  return (await failingPages(stage, url)).map(({ tabId }) => tabId).sort((a, b) => a - b);
}

/** Returns the failed page that the tab shows; undefined if it shows a healthy or unknown page. */
export async function shownFailure(stage: Kept, tab: Pick<Tab, 'id'>): Promise<FailedPage | undefined> {
  return (await stage.recordOf(tab))?.shown;
}

/** Returns whether the stored record of the tab is marked as private. */
export async function isKeptAsPrivate(stage: Kept, tab: Pick<Tab, 'id'>): Promise<boolean | undefined> {
  return (await stage.recordOf(tab))?.site.private;
}
