import type { Sighting } from '../navigation/sighting.ts';
import { withoutFragment } from '../navigation/url.ts';
import { browser } from './api.ts';

interface Arrival {
  readonly tabId: number;
  readonly frameId: number;
  readonly timeStamp: number;
  readonly url: string;
  /** Chrome from 106, Firefox from 153. */
  readonly documentId?: string;
  /** Chrome only: `prerender` until the document is shown. */
  readonly documentLifecycle?: string;
}

/** Calls back when a tab's page is replaced by another, and when a navigation of it ends in an error. */
export function onMainFrameArrival(sighted: (tabId: number, sighting: Sighting) => void): void {
  browser.webNavigation.onCommitted.addListener((details) => {
    if (isShown(details)) sighted(details.tabId, { kind: 'commit', ...arrivalOf(details) });
  });
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    // The type lacks the field that both browsers send.
    const code = (details as { error?: string }).error ?? '';
    if (isShown(details)) sighted(details.tabId, { kind: 'error', code, ...arrivalOf(details) });
  });
}

function isShown(details: Arrival): boolean {
  return details.frameId === 0 && details.documentLifecycle !== 'prerender';
}

function arrivalOf({ timeStamp, url, documentId }: Arrival) {
  return { time: timeStamp, url: withoutFragment(url), documentId };
}
