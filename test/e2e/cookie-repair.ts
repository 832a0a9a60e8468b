import { expect } from 'vitest';
import type { Popup, Tab } from '../browsers/browser.ts';
import type { Address } from '../gateways/address.ts';
import { type Behavior, healthy } from '../gateways/behaviors.ts';
import { type Jar, jars } from './cookie-jars.ts';
import type { Stage } from './stage.ts';
import { failedPage } from './watching.ts';

/** The application sets a jar's cookies where its URL says so: `/seed?jar=0&bytes=9000&domain=a.localhost`. */
export const app: Behavior = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://app.example');
  if (pathname !== '/seed') return healthy(request, response);
  const jar = jars[Number(searchParams.get('jar'))];
  const cookies = jar?.cookies(searchParams.get('domain') ?? '', Number(searchParams.get('bytes'))) ?? [];
  response
    .writeHead(200, { 'content-type': 'text/html', 'set-cookie': [...cookies] })
    .end('<!doctype html><title>Signed in</title>');
};

/** Cookies of a jar for `www.` under a domain, whose sizes add up to about `bytes`. */
export interface Filling {
  readonly jar: Jar;
  readonly domain: string;
  readonly bytes: number;
}

/** Visits the application, which sets the cookies in the cookie store of the tab. */
export function fill(tab: Pick<Tab, 'visit'>, port: number, { jar, domain, bytes }: Filling): Promise<void> {
  const query = `jar=${jars.indexOf(jar)}&bytes=${bytes}&domain=${domain}`;
  return tab.visit(`http://www.${domain}:${port}/seed?${query}`);
}

/** Opens the page of a jar at a server that refuses its cookies with this status. */
export async function openRefused(
  stage: Stage,
  tab: Pick<Tab, 'id'>,
  server: Address,
  status: number,
  { jar, domain }: Omit<Filling, 'bytes'>,
): Promise<void> {
  // Puppeteer waits in vain for a page that Firefox commits twice (Node's 431).
  const page = `http://www.${domain}:${server.port}${jar.path}`;
  await stage.browser.evaluate((api, id, url) => api.tabs.update(id, { url }), tab.id, page);
  await failedPage(stage, tab, status);
}

/**
 * Returns all cookies of a site in one cookie store, in all partitions, in a fixed order; expiry in whole seconds. The
 * default store unless another is named.
 */
export function cookiesOf(stage: Stage, domain: string, storeId?: string): Promise<readonly string[]> {
  return stage.browser.evaluate(
    async (api, details) => {
      const found = await api.cookies.getAll({ ...details, partitionKey: {} });
      return found
        .map(
          (cookie) =>
            JSON.stringify(cookie, Object.keys(cookie).sort()) + JSON.stringify(cookie.partitionKey),
        )
        .sort();
    },
    { domain, ...(storeId && { storeId }) },
  );
}

/** Clicks the popup's offer to list the cookies, and waits for the list. */
export async function listCookies(popup: Popup): Promise<void> {
  await popup.evaluate((document) => {
    for (const section of document.querySelectorAll('details')) section.open = true;
  });
  await popup.click('[data-act=see-cookies]');
  await expect
    .poll(() => popup.evaluate((document) => document.querySelectorAll('.cookies input').length))
    .toBeGreaterThan(0);
}

/** Returns what the popup shows of the repair: a list, or an outcome. */
export function shownRepair(popup: Popup): Promise<string | undefined> {
  return popup.evaluate(
    (document) => document.querySelector('main [data-cookies]')?.getAttribute('data-cookies') ?? undefined,
  );
}

/** Removes the cookies that the popup proposes, and returns the outcome that it then shows. */
export async function removeProposed(popup: Popup): Promise<string | undefined> {
  await popup.click('[data-act=cookies-remove]');
  const settled = async () => ['listed', 'loading', undefined].includes(await shownRepair(popup));
  await expect.poll(settled, { timeout: 8_000 }).toBe(false);
  return shownRepair(popup);
}

/** Restores the removed cookies. */
export async function undo(popup: Popup): Promise<void> {
  await popup.click('[data-act=cookies-undo]');
  await expect.poll(() => shownRepair(popup), { timeout: 8_000 }).toBe('restored');
}
