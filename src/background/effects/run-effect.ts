import { openPopup } from '../../browser/action.ts';
import { openOwnPage } from '../../browser/own-pages.ts';
import type { OutageHistory } from '../../storage/history-store.ts';
import type { AppEffect, AppEffectKind } from '../app-effect.ts';
import type { AppEvent } from '../app-event.ts';
import type { LoadScript } from '../late-scripts.ts';
import type { NavigationWatcher } from '../navigation-watcher.ts';
import { clearSiteData } from './clear-site.ts';
import { diagnosePage } from './diagnose.ts';
import { loadPage } from './load-page.ts';
import { pendingLoadIn, readinessOf, rereadContent } from './preflight.ts';
import { readContent } from './read-content.ts';
import { actOnTab, checkOpening, listTabs, notifyUser, observeSuccess } from './tab-effects.ts';

/** What effects depend on besides the browser. */
export interface EffectDependencies {
  readonly watcher: NavigationWatcher;
  readonly history: OutageHistory;
  readonly loadScript: LoadScript;
  readonly now: () => number;
}

/** Runs an effect and returns its result as an event; undefined if it has none. */
type Run<K extends AppEffectKind> = (
  effect: AppEffect<K>,
  dependencies: EffectDependencies,
  // biome-ignore lint/suspicious/noConfusingVoidType: most effects return nothing.
) => Promise<AppEvent | undefined | void>;

const runs: { readonly [K in AppEffectKind]: Run<K> } = {
  diagnose: diagnosePage,
  async 'read-content'({ tabId, page }) {
    const reading = await readContent(tabId, page.url, page.documentId);
    return reading && { kind: 'content-read', tabId, page, reading };
  },
  'reread-content': rereadContent,
  async preflight({ site, tabId, number, page }) {
    const readiness = await readinessOf(tabId, page);
    return { kind: 'preflight-finished', site, tabId, number, readiness };
  },
  async 'inspect-load'({ site, tabId, number, page }) {
    const load = await pendingLoadIn(tabId, page);
    return { kind: 'load-inspected', site, tabId, number, load };
  },
  async 'load-page'({ site, tabId, page, bypassCache, asked }) {
    const outcome = page ? await loadPage(tabId, page, { bypassCache, asked }) : 'gone';
    return outcome === 'sent' ? undefined : { kind: 'load-not-sent', site, tabId, reason: outcome };
  },
  'act-on-tab': actOnTab,
  'act-on-frame': async (effect, dependencies) =>
    (await dependencies.loadScript('frames')).actOnFrame(effect, dependencies),
  'reload-frame': async (effect, { loadScript }) => (await loadScript('frames')).frameReload.run(effect),
  'inspect-tab': ({ tabId }, { watcher }) => watcher.inspect(tabId),
  'list-tabs': listTabs,
  notify: notifyUser,
  'remember-outage': ({ record }, { history }) => history.remember(record),
  'tidy-history': (_, { history }) => history.tidy(),
  'observe-success': observeSuccess,
  'check-opening': checkOpening,
  'open-popup': () => openPopup(),
  'open-welcome-page': () => openOwnPage('welcome.html'),
  'clear-site': (effect, { watcher }) => clearSiteData(effect, watcher),
};

/** Creates the function that runs effects. */
export function createEffectRunner(dependencies: EffectDependencies) {
  return async function runEffect<K extends AppEffectKind>(
    effect: AppEffect<K>,
  ): Promise<AppEvent | undefined> {
    return (await runs[effect.kind](effect, dependencies)) ?? undefined;
  };
}
