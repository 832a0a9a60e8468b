import { describe, expect, it } from 'vitest';
import { recentSitesKey } from '../../src/storage/session-schema.ts';
import { browserNames } from '../browsers/browser.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useStage } from './stage.ts';

const page = '<!doctype html><title>A page</title><link rel="icon" href="data:,"><p>Well.</p>';

const down = ['tickets', 'shop', 'forum', 'status'];

/** Two edges: the sites behind one cannot be reached, all others work behind another. */
const edges: Behavior = ({ headers: { host = '' } }, response) =>
  down.includes(host.split('.')[0] ?? '')
    ? response.writeHead(522, { Server: 'cloudflare', 'CF-RAY': '8f1a2b3c4d5e6f70-FRA' }).end(page)
    : response.writeHead(200, { 'Content-Type': 'text/html', 'X-Amz-Cf-Id': 'mNq3Zc_dEm0==' }).end(page);

describe.each(browserNames)('sites that fail behind the same edge, in %s', (name) => {
  const stage = useStage(name, { inPrivateWindows: true });

  it('are recognized as a common cause from two on, without those of private windows', async () => {
    await stage.browser.evaluate((api) =>
      api.storage.sync.set({ general: { version: 1, retryMode: 'ask', openPopup: 'never' } }),
    );
    const { port } = await stage.until(startOrigin(edges));
    const open = async (host: string) => {
      const tab = await stage.openTab();
      await tab.visit(`http://${host}.example:${port}/`);
      return tab;
    };
    const failed = async (host: string) => {
      const tab = await open(host);
      await expect.poll(() => stage.badgeOf(tab)).toBe('522');
      return tab;
    };
    const said = async (tab: Awaited<ReturnType<typeof open>>) => {
      const popup = await stage.openPopup(tab);
      await expect.poll(() => popup.text()).toContain('Is it me?');
      const text = await popup.text();
      await popup.close();
      return text;
    };

    for (const host of ['news', 'mail', 'bank']) await open(host);
    const hidden = await stage.browser.evaluate(async (api, url) => {
      const { id: window = -1, tabs } = await api.windows.create({ url, incognito: true });
      return { window, id: tabs?.[0]?.id ?? -1 };
    }, `http://tickets.example:${port}/`);
    await expect.poll(() => stage.badgeOf(hidden)).toBe('522');
    await stage.browser.evaluate((api, id) => api.windows.remove(id), hidden.window);

    expect(await said(await failed('shop'))).not.toContain('that use Cloudflare');
    expect(await said(await failed('forum'))).toContain(
      '2 sites that use Cloudflare failed here within five minutes, while 3 other sites worked. The problem may be at Cloudflare, not just at this site.',
    );
    const third = await failed('status');
    expect(await said(third)).toContain(
      '3 sites that use Cloudflare failed here within five minutes, while 3 other sites worked. So the problem is probably at Cloudflare, not just at this site.',
    );
    const popup = await stage.openPopup(third);
    const picture = await popup.evaluate((document) =>
      document.querySelector('.chain')?.getAttribute('aria-label'),
    );
    expect(picture).toMatch(/Front door.*: not sure/i);
    expect(picture).not.toMatch(/broken/i);

    const session = await stage.browser.evaluate((api) => api.storage.session.get(null));
    expect(session[recentSitesKey]).toHaveLength(6);
    expect(JSON.stringify(session[recentSitesKey])).not.toContain('tickets');
  });
});
