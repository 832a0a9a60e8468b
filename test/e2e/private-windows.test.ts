import { describe, expect, it } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { healthy } from '../gateways/behaviours.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { useStage } from './stage.ts';

// In Firefox alone: Chromium starts an extension anew when its user lets it into private windows.
describe('a private window, in firefox', () => {
  const stage = useStage('firefox', { inPrivateWindows: true });

  it('is helped like any other where the user allows it, and leaves nothing on this machine', async () => {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    const url = `http://bank.example:${nginx.port}/`;
    const opened = await stage.browser.evaluate(async (api, wanted) => {
      const { id, tabs } = await api.windows.create({ url: wanted, incognito: true });
      return { window: id ?? -1, tab: { id: tabs?.[0]?.id ?? -1 } };
    }, url);

    await expect.poll(() => stage.badgeOf(opened.tab), { timeout: 5_000 }).toBe('502');
    expect((await stage.recordOf(opened.tab))?.site.private).toBe(true);
    await app.become(healthy);
    await expect.poll(() => stage.badgeOf(opened.tab), { timeout: 20_000 }).toBe('OK');

    const kept = () =>
      stage.browser.evaluate(async (api) => ({
        local: JSON.stringify(await api.storage.local.get(null)),
        sync: JSON.stringify(await api.storage.sync.get(null)),
        session: await api.storage.session.get(null),
      }));
    const { local, sync, session } = await kept();
    expect(`${local}${sync}`).not.toContain('bank.example');
    expect(JSON.stringify([session.witnesses, session.openings] satisfies unknown[])).not.toContain('bank');

    await stage.browser.evaluate((api, id) => api.windows.remove(id), opened.window);
    const outages = async () =>
      Object.values((await kept()).session).filter((value) => (value as Outage | null)?.origin === url);
    await expect.poll(outages, { timeout: 5_000 }).toEqual([]);
  });
});
