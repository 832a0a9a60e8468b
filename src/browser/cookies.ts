import type { Cookies } from 'webextension-polyfill';
import type { SiteCookie } from '../cookies/site-cookie.ts';
import { browser } from './api.ts';
import { browserKind } from './platform.ts';

/** The cookies of one host in one cookie store. Their values stay in this module. */
export interface CookieJar {
  readonly cookies: readonly SiteCookie[];
  /** Removes the cookies with these ids, and no others. */
  remove(ids: readonly number[]): Promise<CookieRemoval>;
}

/** Cookies that were removed. Their values are kept only as long as this object. */
export interface CookieRemoval {
  readonly removed: readonly SiteCookie[];
  /** Sets the removed cookies again as they were. Returns those that the browser refused. */
  restore(): Promise<readonly SiteCookie[]>;
}

/** A cookie as both browsers report it, with fields that the polyfill's types lack. */
type StoredCookie = Omit<Cookies.Cookie, 'partitionKey'> & {
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean } | null;
};

type Stored = ReadonlyMap<SiteCookie, StoredCookie>;

/**
 * Lists the cookies for a URL in the cookie store of a tab, in all partitions. Rejects if the permission is missing or
 * the tab is closed.
 */
export async function openCookieJar(tabId: number, url: string): Promise<CookieJar> {
  const stores = await browser.cookies.getAllCookieStores();
  const store = stores.find(({ tabIds }) => tabIds.includes(tabId));
  if (!store) throw new Error(`Expected a cookie store with tab ${tabId}, found none.`);
  const list = () => listCookies(url, store.id);
  const jar = await list();
  return {
    cookies: [...jar.keys()],
    async remove(ids) {
      // The page may have changed a cookie since it was listed; *Undo* brings back the value that was removed.
      const present = [...(await list()).values()];
      const chosen = [...jar].flatMap(([described, listed]) => {
        const now = ids.includes(described.id) && present.find((other) => isSame(other, listed));
        return now ? [[described, now] as const] : [];
      });
      await Promise.all(chosen.map(([, cookie]) => set(expired(cookie), url)));
      const left = [...(await list()).values()];
      const removed = chosen.filter(([, cookie]) => !left.some((other) => isSame(other, cookie)));
      return {
        removed: removed.map(([described]) => described),
        async restore() {
          const isSet = await Promise.all(removed.map(([, cookie]) => set(cookie, url)));
          return removed.flatMap(([described], nth) => (isSet[nth] ? [] : [described]));
        },
      };
    },
  };
}

async function listCookies(url: string, storeId: string): Promise<Stored> {
  // Firefox omits secure cookies for `http:`, also for this machine, to which it sends them (measured).
  const query = { url: url.replace(/^http:/, 'https:'), storeId, partitionKey: {}, ...anyFirstParty() };
  const found = (await browser.cookies.getAll(query)) as StoredCookie[];
  return new Map(found.map((cookie, id) => [described(cookie, id), cookie]));
}

/** Firefox requires it while first-party isolation is on; Chrome rejects it. */
function anyFirstParty() {
  return browserKind() === 'firefox' ? { firstPartyDomain: null as unknown as string } : {};
}

function described(cookie: StoredCookie, id: number): SiteCookie {
  const { name, value, domain, hostOnly, path, secure, httpOnly, session, partitionKey } = cookie;
  const { topLevelSite, hasCrossSiteAncestor = false } = partitionKey ?? {};
  return {
    id,
    name,
    size: new TextEncoder().encode(name ? `${name}=${value}` : value).length,
    domain: domain.replace(/^\./, ''),
    hostOnly,
    path,
    secure,
    httpOnly,
    session,
    partition: topLevelSite ? { topLevelSite, crossSite: hasCrossSiteAncestor } : undefined,
    // Chrome keeps bytes that are not UTF-8, but reports this character in their place (measured).
    restorable: !`${name}${value}`.includes('\u{FFFD}'),
  };
}

/**
 * Returns a cookie that replaces the given one and has expired. `cookies.remove` would not do: Chrome removes all
 * cookies of that name that are sent to a URL, Firefox only the first (documentation and measured).
 */
function expired(cookie: StoredCookie): StoredCookie {
  // Chrome rejects a cookie without name and value.
  return { ...cookie, value: '-', session: false, expirationDate: 1 };
}

/** Sets a cookie exactly as it is given. Returns false if the browser refuses. */
async function set(cookie: StoredCookie, pageUrl: string): Promise<boolean> {
  const { domain, hostOnly, path, partitionKey, session, expirationDate, firstPartyDomain } = cookie;
  const { name, value, secure, httpOnly, sameSite, storeId } = cookie;
  const url = new URL(pageUrl);
  url.pathname = path;
  url.hostname = domain.replace(/^\./, '');
  const details = {
    ...{ url: url.href, name, value, path, secure, httpOnly, sameSite, storeId },
    ...(!hostOnly && { domain }),
    ...(!session && { expirationDate }),
    ...(partitionKey && { partitionKey }),
    ...(browserKind() === 'firefox' && { firstPartyDomain }),
  };
  return browser.cookies.set(details as Cookies.SetDetailsType).then(
    () => true,
    () => false,
  );
}

function isSame(one: StoredCookie, other: StoredCookie): boolean {
  return identity(one) === identity(other);
}

function identity({ name, domain, path, partitionKey }: StoredCookie): string {
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey ?? {};
  return JSON.stringify([name, domain, path, topLevelSite, hasCrossSiteAncestor]);
}
