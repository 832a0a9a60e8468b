/** Returns false only if the browser knows that there is no network; Chrome on Linux never does. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Calls back when the browser goes online or offline while the worker is alive. */
export function onConnectionChanged(changed: () => void): void {
  self.addEventListener('online', changed);
  self.addEventListener('offline', changed);
}
