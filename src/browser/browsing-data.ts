import {
  type BrowserKind,
  type ClearingAct,
  clearableData,
  type DataType,
} from '../clearing/clearable-data.ts';
import { browser } from './api.ts';
import { browserKind } from './platform.ts';

/** A site as one tab sees it. */
interface TabSite {
  readonly origin: string;
  readonly cookieStoreId: string;
}

/** Clears some types of data of one site. Rejects if the browser refuses or the permission is missing. */
export function clearSite(site: TabSite, act: ClearingAct): Promise<void> {
  return ways[browserKind()](site, act);
}

const ways: Readonly<Record<BrowserKind, (site: TabSite, act: ClearingAct) => Promise<void>>> = {
  chrome: ({ origin }, act) => remove({ origins: [origin] }, clearableData.chrome[act]),
  // Firefox identifies storage by host and port, cookies and service workers by host alone, and accepts a container's
  // store for everything except service workers (measured).
  async firefox({ origin, cookieStoreId }, act) {
    const { host, hostname } = new URL(origin);
    if (act === 'files') return remove({ hostnames: [hostname] }, clearableData.firefox.files);
    const [cookies, ...storage] = clearableData.firefox['site-data'];
    await remove({ hostnames: [hostname], cookieStoreId }, [cookies]);
    await remove({ hostnames: [host], cookieStoreId }, storage);
  },
};

/** Makes the only call of this API: for the listed types only, and never without a site. */
function remove(
  options: { origins: [string] } | { hostnames: [string]; cookieStoreId?: string },
  types: readonly DataType[],
): Promise<void> {
  return browser.browsingData.remove(options, Object.fromEntries(types.map((type) => [type, true])));
}
