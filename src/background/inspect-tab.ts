import { mayWatch } from '../browser/permissions.ts';
import { shownDocument } from '../browser/shown-document.ts';
import type { Tab } from '../browser/tabs.ts';
import type { FramePlan, TabInspection, TabStatus } from '../messages.ts';
import { originOf } from '../navigation/url.ts';
import type { OutageHistory } from '../storage/history-store.ts';
import type { AppState } from './app-state.ts';
import { readContent } from './effects/read-content.ts';
import type { EventQueue } from './event-queue.ts';
import { documentShown } from './handlers/load-for-user.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';
import { tabFacts } from './tab-facts.ts';

const mostPlans = 3;

export interface InspectionDependencies {
  readonly queue: Pick<EventQueue, 'settled'>;
  readonly watcher: NavigationWatcher;
  readonly history: OutageHistory;
  readonly state: () => AppState;
}

/** Inspects the tab over which the popup opened, with the `activeTab` permission that the click grants. */
export async function inspectTab(
  tabId: number,
  dependencies: InspectionDependencies,
): Promise<TabInspection> {
  const { watcher, history, state } = dependencies;
  const facts = await tabFacts(tabId, watcher);
  const { tab } = facts;
  if (!tab) return { tabStatus: 'unknown' };
  const origin = tab.url === undefined ? undefined : originOf(tab.url);
  // Chrome reports the URL of the extension's own pages for the frame but not for the tab (measured).
  const url = tab.url ?? (facts.shown?.url || undefined);
  if (url !== undefined && !originOf(url)) return { tabStatus: 'browser-page' };
  const [tabStatus, recentOutages] = await Promise.all([
    statusOf(tab, dependencies),
    origin && !tab.privateWindow ? history.recentOutages(origin) : undefined,
  ]);
  const document = documentShown(state(), facts);
  const shown = state().tabs.get(tabId)?.shown;
  const framePlans = plansOf(tabId, watcher.pageIn(tabId)?.arrivedAt, state());
  return { tabStatus, document, recentOutages, shown, framePlans };
}

/** Returns the next automatic reloads of frames in the page that arrived in a tab at a time. */
function plansOf(tabId: number, arrivedAt: number | undefined, { frames }: AppState): readonly FramePlan[] {
  return frames.frames
    .filter((frame) => frame.tabId === tabId && frame.arrivedAt === arrivedAt)
    .flatMap(({ url, phase }) => {
      if (phase.name === 'resting') return [];
      return { host: new URL(url).host, dueAt: phase.name === 'waiting' ? phase.dueAt : phase.since };
    })
    .sort((one, other) => one.dueAt - other.dueAt)
    .slice(0, mostPlans);
}

async function statusOf(
  { id: tabId, url = '', loading }: Tab,
  { watcher, queue, state }: InspectionDependencies,
): Promise<TabStatus> {
  await watcher.inspect(tabId);
  // The result is in the state once its event has been handled.
  await queue.settled();
  if (state().tabs.get(tabId)?.shown) return 'failed';
  const origin = originOf(url);
  const isWatched = origin !== undefined && (await mayWatch(origin));
  const outcome = watcher.pageIn(tabId)?.outcome;
  // Some healthy pages run no scripts of extensions, such as Firefox's PDF viewer.
  if (isWatched && !loading && outcome?.kind === 'response' && outcome.head.status < 400) return 'healthy';
  const reading = await readContent(tabId, url, undefined);
  if (reading?.status) return reading.status >= 400 ? 'failed' : isWatched ? 'healthy' : 'healthy-on-click';
  if ((await shownDocument(tabId))?.errorPage) return 'failed';
  return isWatched ? 'unknown' : 'no-permission';
}
