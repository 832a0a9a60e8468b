/** False only where the browser knows that there is no network; Chrome on Linux never does. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Calls back when the network comes or goes, while the worker lives. */
export function onConnectionChanged(changed: () => void): void {
  self.addEventListener('online', changed);
  self.addEventListener('offline', changed);
}
