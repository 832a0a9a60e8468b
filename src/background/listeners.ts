import { onConnectionChanged } from '../browser/connection.ts';
import { type Connection, onConnection } from '../browser/connections.ts';
import { onPermissionsChanged } from '../browser/permissions.ts';
import { onInstalled, onMessage } from '../browser/runtime.ts';
import { onTabActivated, onTabClosed, onTabReplaced } from '../browser/tabs.ts';
import { onMainFrameArrival } from '../browser/web-navigation.ts';
import { onMainFrameRequest } from '../browser/web-request.ts';
import type { AppEvent } from './app-event.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';

/**
 * Registers the listeners that turn browser events into events of the loop. Must be called before the first `await`, or
 * the event that started the worker is lost.
 */
export function registerListeners(
  dispatch: (event: AppEvent) => unknown,
  watcher: NavigationWatcher,
  answer: (message: unknown) => Promise<unknown>,
  check: (connection: Connection) => void,
): void {
  onMainFrameRequest(watcher.observe);
  onMainFrameArrival(watcher.observe);
  onTabClosed((tabId) => {
    watcher.forget(tabId);
    dispatch({ kind: 'tab-closed', tabId });
  });
  onTabReplaced((tabId, by) => {
    // Badges are painted only over a page that the watcher knows.
    const page = watcher.pageIn(tabId);
    if (page) watcher.resume(by, page);
    watcher.forget(tabId);
    dispatch({ kind: 'tab-replaced', tabId, by });
  });
  onTabActivated((tabId) => dispatch({ kind: 'tab-activated', tabId }));
  onConnectionChanged(() => dispatch({ kind: 'connection-changed' }));
  onPermissionsChanged(() => dispatch({ kind: 'permissions-changed' }));
  onInstalled(() => dispatch({ kind: 'extension-installed' }));
  onMessage(answer);
  onConnection(check);
}
