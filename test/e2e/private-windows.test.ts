import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { isKeptAsPrivate } from './outage-state.ts';
import { useStage } from './stage.ts';

const host = 'bank.example';

describe.each(browserNames)('a private window, in %s', (name) => {
  const stage = useStage(name, { inPrivateWindows: true, granted: ['notifications'] });

  const kept = () =>
    stage.browser.evaluate(async ({ storage: { local, sync, session } }) => ({
      onDisk: JSON.stringify([await local.get(null), await sync.get(null)]),
      session: Object.entries(await session.get(null)),
    }));

  async function openPrivately(url: string) {
    const opened = await stage.browser.evaluate(async (api, wanted) => {
      const { id, tabs } = await api.windows.create({ url: wanted, incognito: true });
      return { window: id ?? -1, tab: { id: tabs?.[0]?.id ?? -1 } };
    }, url);
    return {
      tab: opened.tab,
      close: () => stage.browser.evaluate((api, id) => api.windows.remove(id), opened.window),
    };
  }

  /** Opens another tab in front of each, and returns their ids. */
  const putBehind = (...tabs: readonly { readonly id: number }[]) =>
    stage.browser.evaluate(
      (api, ids) =>
        Promise.all(
          ids.map(async (id) => {
            const { windowId = -1 } = await api.tabs.get(id);
            return (await api.tabs.create({ windowId, url: 'about:blank' })).id ?? -1;
          }),
        ),
      tabs.map(({ id }) => id),
    );

  it('is supported like any other where the user allows it, and leaves nothing on this machine', async () => {
    const app = await stage.until(startOrigin(failing(502)));
    const { tab, close } = await openPrivately(`http://${host}:${app.port}/`);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    expect(await isKeptAsPrivate(stage, tab)).toBe(true);
    await app.become(healthy);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 20_000 }).toBe('OK');

    const { onDisk, session } = await kept();
    expect(onDisk).not.toContain(host);
    // What would outlive the window: when other sites succeeded, and for which failures the popup opened.
    const lasting = session.filter(([key]) => key === 'recent-successes' || key === 'openings');
    expect(JSON.stringify(lasting)).not.toContain(host);
    expect(JSON.stringify(session)).toContain(host);

    await close();
    await expect.poll(() => stage.recordOf(tab), { timeout: 5_000 }).toBeUndefined();
    expect((await kept()).onDisk).not.toContain(host);
  });

  // Where a request was sent, its time is kept for the minute that the site's budget covers.
  it('is forgotten when it closes, also in memory', async () => {
    await stage.browser.evaluate((api) =>
      api.storage.sync.set({ general: { version: 1, retryMode: 'ask' } }),
    );
    const app = await stage.until(startOrigin(failing(502)));
    const { tab, close } = await openPrivately(`http://${host}:${app.port}/`);
    const inMemory = async () => JSON.stringify((await kept()).session).includes(`${host}:${app.port}`);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    expect(await inMemory()).toBe(true);
    await close();
    await expect.poll(inMemory, { timeout: 5_000 }).toBe(false);
    expect((await kept()).onDisk).not.toContain(host);
  });

  it('triggers no notification, though the user has enabled notifications', async () => {
    await stage.browser.evaluate((api) =>
      api.storage.sync.set({ general: { version: 1, notifications: true } }),
    );
    await stage.browser.evaluate((api) => {
      const shownIds: string[] = [];
      Object.assign(globalThis, { shownIds });
      api.notifications.onClosed.addListener((id) => void shownIds.push(id));
    });
    const shownIds = () =>
      stage.browser.evaluate(async (api) => [
        ...(globalThis as unknown as { shownIds: string[] }).shownIds,
        ...Object.keys(await api.notifications.getAll()),
      ]);
    const app = await stage.until(startOrigin(failing(502)));
    // Opened first, or Firefox opens it in the private window too.
    const open = await stage.openTab();
    await open.visit(`http://news.example:${app.port}/`);
    const { tab, close } = await openPrivately(`http://${host}:${app.port}/`);
    for (const each of [tab, open]) {
      await expect.poll(() => stage.badgeOf(each), { timeout: 5_000 }).toBe('502');
      await giveCommand(stage.browser, each, 'keep-trying');
    }
    // A tab in front triggers no notification.
    const others = await putBehind(tab, open);
    await app.become(healthy);
    await giveCommand(stage.browser, tab, 'try-now');
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('OK');
    // The same in an ordinary window, later, is notified: so the other one would have been by now.
    await giveCommand(stage.browser, open, 'try-now');
    await expect.poll(shownIds, { timeout: 10_000 }).toHaveLength(1);
    expect(await shownIds()).toEqual([expect.stringContaining('news.example')]);
    await stage.browser.evaluate((api, ids) => api.tabs.remove(ids), others);
    await close();
  });
});
