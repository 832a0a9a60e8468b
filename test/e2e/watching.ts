import { beforeAll, expect } from 'vitest';
import { statusOf } from '../../src/navigation/page.ts';
import type { BrowserName } from '../browsers/browser.ts';
import type { Launch } from '../browsers/launch.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { shownFailure } from './outage-state.ts';
import { type Stage, useStage } from './stage.ts';
import { expectStays } from './stays.ts';

/** A tab as the extension's own APIs know it. */
export interface TabId {
  readonly id: number;
}

/**
 * Provides a stage on which no page is reloaded automatically, so that each stays as long as a test needs it.
 */
export function useQuietStage(name: BrowserName, options: Launch = {}): Stage {
  const stage = useStage(name, options);
  beforeAll(() => stage.browser.evaluate((api) => api.storage.sync.set({ general: { retryMode: 'ask' } })));
  return stage;
}

/** Behaves by the path alone, without the query; other paths are a 404. */
export function byPath(table: Readonly<Record<string, Behavior>>): Behavior {
  return (request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const behavior = table[path];
    if (behavior) behavior(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here');
  };
}

/** Answers with the body alone, with a status and headers of its own. */
export function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '<!doctype html><title>Page</title><p>Text</p>',
): Behavior {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
}

/** Waits for the badge text, and asserts that it is still the same after a second. */
export async function expectBadge(stage: Stage, tab: TabId, text: string): Promise<void> {
  await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe(text);
  await expectStays(() => stage.badgeOf(tab), text, 1_000);
}

/** Returns the stored page of a tab once it has this status; undefined stands for a failure without one. */
export async function failedPage(stage: Stage, tab: TabId, status: number | undefined) {
  const shown = () => shownFailure(stage, tab);
  await expect
    .poll(
      async () => {
        const failed = await shown();
        return failed ? { status: statusOf(failed.page) } : undefined;
      },
      { timeout: 5_000 },
    )
    .toEqual({ status });
  const failed = await shown();
  if (!failed) throw new Error('Expected a record of the failed page and found none');
  return failed;
}

/** Returns the tab that shows this URL, however it was opened. */
export async function openAt(stage: Stage, url: string): Promise<TabId> {
  const find = () =>
    stage.browser.evaluate(
      async (api, wanted) =>
        (await api.tabs.query({})).find((tab) => tab.url === wanted && tab.status === 'complete')?.id,
      url,
    );
  await expect.poll(find, { timeout: 5_000 }).toBeTypeOf('number');
  return { id: (await find()) ?? -1 };
}
