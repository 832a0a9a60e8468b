import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { browserNames } from '../browsers/browser.ts';
import { expectScheduled, expectStopped, nextAttemptAt } from '../e2e/outage-state.ts';
import { useStage } from '../e2e/stage.ts';
import { failing } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { report } from './run.ts';
import { accountedFor, counted, openSites, repair, type Site, settled, tallied, tryNow } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatelight-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Area = 'session' | 'sync' | 'local';

describe.each(browserNames)('in %s, a full store', (name) => {
  const stage = useStage(name);

  /** Fills an area until it accepts no more records. */
  const fill = (area: Area) =>
    stage.browser.evaluate(async ({ storage }, which) => {
      let nth = 0;
      // An item of `storage.sync` has at most 8 KB; in Chromium's session a text of a few bytes costs nothing
      // (measured).
      const [most, least] = which === 'sync' ? [4_096, 1] : [1 << 20, which === 'session' ? 32 : 1];
      for (let size = most; size >= least; size >>= 1) {
        const ballast = 'x'.repeat(size);
        while (
          await storage[which].set({ [`ballast ${++nth}`]: ballast }).then(
            () => true,
            () => false,
          )
        );
      }
    }, area);

  const empty = (area: Area) =>
    stage.browser.evaluate(async ({ storage }, which) => {
      const keys = Object.keys(await storage[which].get(null));
      await storage[which].remove(keys.filter((key) => key.startsWith('ballast')));
    }, area);

  // Firefox sets no limit to `storage.local` that a test could reach.
  const areas: readonly Area[] = name === 'chromium' ? ['sync', 'local'] : ['sync'];
  it(`of the settings (${areas.join(' and ')}): stored values apply, a failed write is reported, and pages come back`, async () => {
    const page = await stage.browser.openPage('options.html');
    await page.waitForSelector('h1');
    const ask = 'input[name=retryMode][value=ask]';
    const isChosen = () => page.$eval(ask, (box) => (box as HTMLInputElement).checked);
    const outcome = () => page.$eval('.outcome', ({ textContent }) => textContent);
    const file = join(folder, `${name}.json`);
    const brought = {
      gatelight: 1,
      settings: { theme: 'dark' },
      siteRules: { 'https://news.example': 'never' },
    };
    writeFileSync(file, JSON.stringify(brought));
    for (const area of areas) await fill(area);

    const taken = name === 'firefox';
    const expectedOutcome = messages[taken ? 'options_saved' : 'options_not_saved'].message;
    await (await page.$('input[type=file]'))?.uploadFile(file);
    await expect.poll(outcome).toBe(expectedOutcome);
    const said = await page.$eval('.result', ({ textContent }) => textContent);
    expect(said?.includes('1')).toBe(taken);
    await page.bringToFront();
    await page.click(ask);
    await expect.poll(outcome).toBe(expectedOutcome);
    await expect.poll(isChosen).toBe(taken);
    const keys = await stage.browser.evaluate(async ({ storage: { sync, local } }) =>
      Object.keys({ ...(await sync.get(null)), ...(await local.get(null)) }),
    );
    expect(keys.filter((key) => ['general', 'siteRules'].includes(key))).toEqual(
      taken ? ['general', 'siteRules'] : [],
    );

    // Automatically where no setting could be stored; on a click where one could, on this machine alone.
    const sites = await openSites(stage, [failing(502)]);
    const url = sites[0]?.url ?? '';
    await (taken ? expectStopped(stage, url, 'only-when-asked') : expectScheduled(stage, url));
    await repair(sites);
    if (taken && sites[0]) await tryNow(stage, sites[0]);
    // The end of the outage is written to a history that accepts nothing more.
    const { recovered } = tallied(await settled(stage, sites, 45_000));
    report(
      `the stores of settings full, ${name}`,
      await counted(stage, { cases: 3, reported: 2, recovered, lost: 1 - recovered, extra: 0 }),
    );
    expect(recovered).toBe(1);
    for (const area of areas) await empty(area);
    await page.click(ask);
    await expect.poll(outcome).toBe(messages.options_saved.message);
    await page.close();
    await stage.browser.evaluate(({ storage }) => Promise.all([storage.sync.clear(), storage.local.clear()]));
  }, 90_000);

  it('of the session: each page gets its badge, none is requested automatically, and a click brings it back', async () => {
    // The attempts are due once the store is full, however long filling it takes; one is in progress by then.
    const later = failing(502, { 'Retry-After': '15' });
    const sites = await openSites(stage, [failing(502), later, later, later, later]);
    const [underway, ...waiting] = sites;
    if (!underway) throw new Error('Expected an open site and found none');
    const dueAt = async ({ url }: Site) => (await nextAttemptAt(stage, url)) ?? 0;
    for (const site of sites) await expect.poll(() => dueAt(site), { timeout: 20_000 }).toBeGreaterThan(0);
    const held: (() => void)[] = [];
    await underway.app.become((...exchange) => held.push(() => failing(502)(...exchange)));
    await expect.poll(() => held.length, { timeout: 20_000 }).toBe(1);
    await fill('session');
    for (const respond of held) respond();
    const before = sites.map(({ asked }) => asked().length);
    const due = Math.max(...(await Promise.all(waiting.map(dueAt))));

    const app = await stage.until(startOrigin(failing(503)));
    const url = `http://news.example:${app.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 10_000 }).toBe('503');
    expect(await stage.recordOf(tab)).toBeUndefined();
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain(messages.popup_is_it_me.message);

    await expect.poll(() => Date.now(), { timeout: 30_000 }).toBeGreaterThan(due + 1_000);
    const extra = sites.reduce((sum, { asked }, nth) => sum + asked().length - (before[nth] ?? 0), 0);
    const pages = () => app.requests.filter(({ path }) => path === '/').length;
    expect([extra, pages()]).toEqual([0, 1]);
    const { reported } = tallied(await accountedFor(stage, sites, 5_000));
    expect(reported).toBe(sites.length);

    await popup.close();
    await stage.browser.worker.stop();
    await stage.browser.evaluate((api, id) => api.action.setBadgeText({ tabId: id, text: '' }), tab.id);
    // The user opens the popup, which starts the next worker; it cannot store anything either.
    await (await stage.openPopup(tab)).close();
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('503');

    const fresh: Site = { app, url, tab, asked: () => [] };
    const all = [...sites, fresh];
    await repair(all);
    await tryNow(stage, fresh);
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
    await empty('session');
    for (const site of sites) await tryNow(stage, site);
    const { recovered } = tallied(await settled(stage, all, 40_000));
    report(
      `the session's store full, ${name}`,
      await counted(stage, { cases: all.length, recovered, lost: all.length - recovered, extra }),
    );
    expect(recovered).toBe(all.length);
  }, 120_000);
});
