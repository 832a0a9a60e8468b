import { loadedByTransition } from '../navigation/loaded-by.ts';
import type { NavigationEvent } from '../navigation/navigation-event.ts';
import { withoutFragment } from '../navigation/url.ts';
import { browser } from './api.ts';
import { browserKind } from './platform.ts';

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

/** How a load began, in the terms of both browsers. */
interface Beginning {
  readonly transitionType: string;
  readonly transitionQualifiers: readonly string[];
}

/** Calls back when a tab's document is committed, and when a navigation of it ends in an error. */
export function onMainFrameArrival(report: (tabId: number, event: NavigationEvent) => void): void {
  // Chrome reports a reload by a script as a link (measured in 156).
  const reloadIsAmbiguous = browserKind() === 'firefox';
  browser.webNavigation.onCommitted.addListener((details) => {
    if (isShown(details))
      report(details.tabId, {
        kind: 'commit',
        ...arrivalOf(details),
        ...beginningOf(details, reloadIsAmbiguous),
      });
  });
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    if (isShown(details))
      report(details.tabId, { kind: 'error', code: details.error ?? '', ...arrivalOf(details) });
  });
}

function isShown(details: Arrival): boolean {
  return details.frameId === 0 && details.documentLifecycle !== 'prerender';
}

function beginningOf(
  { transitionType: type, transitionQualifiers: qualifiers }: Beginning,
  reloadIsAmbiguous: boolean,
) {
  return {
    loadedBy: loadedByTransition({ type, qualifiers, reloadIsAmbiguous }),
    reload: type === 'reload',
    form: type === 'form_submit',
    traversal: qualifiers.includes('forward_back'),
  };
}

function arrivalOf({ timeStamp, url, documentId }: Arrival) {
  return { time: timeStamp, url: withoutFragment(url), documentId };
}
