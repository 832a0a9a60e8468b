import { isOnline } from '../browser/connection.ts';
import { mayWatch } from '../browser/permissions.ts';
import { createOutageHistory } from '../storage/history-store.ts';
import { answerMessage } from './answer-requests.ts';
import { createEffectRunner } from './effects/run-effect.ts';
import { createEventQueue } from './event-queue.ts';
import { isLoadPending } from './handlers/tab-handlers.ts';
import type { LoadScript } from './late-scripts.ts';
import { registerListeners } from './listeners.ts';
import { createLoop } from './loop.ts';
import { createNavigationWatcher } from './navigation-watcher.ts';
import { openTabs } from './open-tabs.ts';
import { createBadgePainter } from './paint-badges.ts';
import { createStateStore } from './state-store.ts';
import { createWakeUpTimer } from './wake-up-timer.ts';
import { createPartWatcher } from './watch-parts.ts';
import { watchSettings } from './watch-settings.ts';

/** What differs between the browser and a test. */
interface Environment {
  readonly now: () => number;
  readonly random: () => number;
  readonly loadScript: LoadScript;
  readonly report: (error: unknown) => void;
}

/**
 * Starts the background: browser event → queue → update → write → effects (docs/architecture.md). Every listener is
 * registered before the first wait; what they report waits in the queue until the session has been read.
 */
export async function startBackground({ now, random, loadScript, report }: Environment): Promise<void> {
  const store = createStateStore();
  const queue = createEventQueue(report);
  const { dispatch } = queue;
  const state = () => store.state;
  const watcher = createNavigationWatcher({
    dispatch,
    isLoadPending: (tabId) => isLoadPending(state(), tabId),
    now,
  });
  const history = createOutageHistory(now, () => state().settings);
  const requests = { queue, watcher, history, state, loadScript };

  registerListeners(
    dispatch,
    watcher,
    (message) => answerMessage(message, requests),
    (connection) => {
      const checked = loadScript('check').then(({ checkSite }) =>
        checkSite(connection, { ...requests, now }),
      );
      void checked.catch(report).finally(connection.end);
    },
  );
  const wakeUpAt = createWakeUpTimer(() => dispatch({ kind: 'wake-up' }), now);
  const watchParts = createPartWatcher({ dispatch, watcher, failedParts: () => state().failedParts });
  const settingsRead = watchSettings(now, (settings) => {
    watchParts(settings.general.watchParts);
    dispatch({ kind: 'settings-changed', settings });
  });

  const handle = createLoop({
    store,
    dispatch,
    runEffect: createEffectRunner({ watcher, history, loadScript, now }),
    paint: createBadgePainter(watcher.pageIn),
    wakeUpAt,
    context: { mayWatch, loadScript, online: isOnline, now, random },
    report,
  });

  const [settings = state().settings] = await Promise.all([settingsRead, store.open()]);
  watchParts(settings.general.watchParts);
  await resumeSession().catch(async (error) => {
    report(error);
    await handle({ kind: 'settings-changed', settings });
  });
  queue.start(handle);

  async function resumeSession(): Promise<void> {
    // If a tab's id has changed, apply that first: the open tabs are compared with the session by id.
    for (const replaced of queue.take('tab-replaced')) await handle(replaced);
    const tabs = await openTabs(state(), watcher);
    await handle({ kind: 'worker-started', settings, tabs });
  }
}
