import { onPartRequest } from '../browser/part-requests.ts';
import type { FailedParts } from '../frames/failed-parts-of-pages.ts';
import type { PartEnd } from '../navigation/part-end.ts';
import type { AppEvent } from './app-event.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';

interface Dependencies {
  readonly dispatch: (event: AppEvent) => unknown;
  readonly watcher: Pick<NavigationWatcher, 'inspect' | 'pageIn'>;
  readonly failedParts: () => FailedParts;
}

/**
 * Dispatches the parts of pages that may have failed, and those that loaded or begin to in a tab where some have failed. Returns a
 * function that turns this on or off. Must be called before the first `await`.
 */
export function createPartWatcher({ dispatch, watcher, failedParts }: Dependencies): (on: boolean) => void {
  // What ends before the settings are read: until then nothing may be done for it.
  let early: PartEnd[] | undefined = [];
  const listen = onPartRequest((part) => {
    if (early) early.push(part);
    else void observe(part);
  });

  /** Finds the page of the part's tab, after a restart of the worker by inspecting the tab. */
  async function observe(part: PartEnd): Promise<void> {
    const { tabId, outcome } = part;
    const mayHaveFailed = outcome.kind === 'response' ? outcome.status >= 500 : outcome.kind === 'error';
    if (!mayHaveFailed && !failedParts().has(tabId)) return;
    if (!watcher.pageIn(tabId)) await watcher.inspect(tabId);
    const page = watcher.pageIn(tabId);
    if (page) dispatch({ kind: 'part-ended', tabId, part, page });
  }

  return (on) => {
    listen(on);
    if (on) for (const part of early ?? []) void observe(part);
    early = undefined;
  };
}
