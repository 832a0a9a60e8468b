import type { Browser as Puppeteer } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { setPreferences } from '../browsers/appearance.ts';
import { browserNames, type Popup, type Tab } from '../browsers/browser.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';
import type { Address } from '../gateways/address.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { type Jar, jars, planted } from './cookie-jars.ts';
import { app, cookiesOf, fill, listCookies, openRefused, removeProposed, undo } from './cookie-repair.ts';
import { closeSections } from './sections.ts';
import type { Stage } from './stage.ts';
import { openInContainer, openPrivateWindow } from './store-tabs.ts';
import { useQuietStage } from './watching.ts';

/** A cookie store, named as the browser's API names it, and a tab in it. */
interface Store {
  readonly id: string;
  readonly tab: Tab;
}

/** More than nginx accepts, and different in each store: its large cookies have the names of the others', not the values. */
const sizes = [11_000, 12_000, 13_000];

/** One name at two domains, and partitioned cookies. */
const cases = [1, 4].map((nth) => ({ nth, name: jars[nth]?.name, jar: jars[nth] as Jar }));

let origin: Origin;
let server: Address & { stop(): Promise<void> };
beforeAll(async () => {
  origin = await startOrigin(app);
  server = await startNginx({ origin });
});
afterAll(async () => {
  await server.stop();
  await origin.stop();
});

/** Fills all stores, repairs the page in the first and restores its cookies, while nothing else may change. */
async function repairFirst(
  stage: Stage,
  stores: readonly [Store, ...Store[]],
  jar: Jar,
  domain: string,
): Promise<Popup> {
  const [{ id, tab }] = stores;
  for (const [nth, store] of stores.entries())
    await fill(store.tab, origin.port, { jar, domain, bytes: sizes[nth] ?? 0 });
  await openRefused(stage, tab, server, 400, { jar, domain });
  const inAll = () => Promise.all(stores.map((store) => cookiesOf(stage, domain, store.id)));
  const before = await inAll();
  expect(new Set(before.map(({ length }) => length)).size).toBe(1);

  const popup = await stage.openPopup(tab);
  await listCookies(popup);
  const stored = await namesAndSize(stage, domain, id);
  expect(await listedNames(popup)).toEqual(stored.names);
  expect(await popup.text()).toContain(messages.cookies_size.message.replace('$SIZE$', stored.size));

  const seen = origin.requests.length;
  expect(await removeProposed(popup)).toBe('back');
  const during = await inAll();
  expect(during.slice(1)).toEqual(before.slice(1));
  expect(before[0]).toEqual(expect.arrayContaining([...(during[0] ?? [])]));
  expect(during[0]?.length).toBeLessThan(before[0]?.length ?? 0);
  const received = origin.requests.slice(seen).find(({ path }) => path === jar.path)?.headers.cookie ?? '';
  for (const wanted of jar.signIn) expect(received).toContain(`${wanted}=`);

  await undo(popup);
  expect(await inAll()).toEqual(before);
  return popup;
}

const listedNames = (popup: Popup) =>
  popup.evaluate((document) =>
    [...document.querySelectorAll('.cookies bdi')].map(({ textContent }) => textContent).sort(),
  );

const enableContainers = async (browser: Puppeteer) =>
  (await chromeScope(browser))(setPreferences, { 'privacy.userContext.enabled': true });

/** Returns the names of a store's cookies, in order, and the size in KB of a `Cookie` header that has them all. */
const namesAndSize = (stage: Stage, domain: string, storeId: string) =>
  stage.browser.evaluate(
    async (api, details) => {
      const found = await api.cookies.getAll({ ...details, partitionKey: {} });
      const header = found.map(({ name, value }) => `${name}=${value}`).join('; ');
      const size = (Math.round((header.length / 1024) * 10) / 10).toLocaleString('en');
      return { names: found.map(({ name }) => name).sort(), size };
    },
    { domain, storeId },
  );

/** Returns whether a cookie's name is too long to be part of some other word. */
const isTelling = (name: string) => name.length > 6;

const localStorageOf = ({ defaultView }: Document) => JSON.stringify({ ...defaultView?.localStorage });

describe.each(browserNames)('the repair of cookies in %s', (name) => {
  const stage = useQuietStage(name, {
    inPrivateWindows: true,
    // Without it a test can open no tab in a container.
    granted: ['cookies'],
    ...(name === 'firefox' && { before: enableContainers }),
  });
  const ids = {
    chromium: { ordinary: '0', private: '1' },
    firefox: { ordinary: 'firefox-default', private: 'firefox-private' },
  }[name];

  const kept = () =>
    stage.browser.evaluate(async ({ storage: { local, sync, session } }) => ({
      onDisk: JSON.stringify([await local.get(null), await sync.get(null), { ...localStorage }]),
      inMemory: JSON.stringify(await session.get(null)),
    }));

  // Chromium has no containers.
  if (name === 'firefox')
    it.each(cases)(
      'changes only the container of its tab, and can be undone: $name',
      async ({ nth, jar }) => {
        const domain = `container${nth}.localhost`;
        const inContainer = async (id: string) => ({ id, tab: await openInContainer(stage, id) });
        const one = await inContainer('firefox-container-1');
        const two = await inContainer('firefox-container-2');
        const outside = { id: ids.ordinary, tab: await stage.openTab() };
        const popup = await repairFirst(stage, [one, two, outside], jar, domain);
        await closeSections(popup.evaluate);
      },
    );

  it.each(cases)(
    'in a private window changes nothing outside, can be undone, and leaves no trace: $name',
    async ({ nth, jar }) => {
      const domain = `private${nth}.localhost`;
      const outside = { id: ids.ordinary, tab: await stage.openTab() };
      const { tab, close } = await openPrivateWindow(stage);
      const popup = await repairFirst(stage, [{ id: ids.private, tab }, outside], jar, domain);
      const [{ onDisk, inMemory }, ofPopups] = [await kept(), await popup.evaluate(localStorageOf)];
      await closeSections(popup.evaluate);
      await popup.close();
      await close();
      expect(inMemory).toContain(domain);
      await expect.poll(async () => (await kept()).inMemory).not.toContain(domain);
      const after = await kept();
      const names = (await namesAndSize(stage, domain, ids.ordinary)).names.filter(isTelling);
      expect(names.length).toBeGreaterThan(1);
      for (const text of [inMemory, onDisk, ofPopups, after.inMemory, after.onDisk])
        for (const secret of [planted, ...names]) expect(text).not.toContain(secret);
      for (const text of [onDisk, ofPopups, after.onDisk]) expect(text).not.toContain(domain);
    },
  );
});
