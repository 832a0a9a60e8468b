import { describe, it } from 'vitest';
import { browserNames, type Tab } from '../../browsers/browser.ts';
import { failing, healthy } from '../../gateways/behaviors.ts';
import { answer, byPath } from '../watching.ts';
import { type Scenario, useField } from './field.ts';

const page = (title: string, body = '') =>
  answer(200, {}, `<!doctype html><title>${title}</title><link rel="icon" href="data:,">${body}`);

const to = (location: string) => answer(302, { location });

describe.concurrent.each(browserNames)('a redirect in %s', (name) => {
  const field = useField(name);

  it('to a failing page is followed again from the URL that was requested', async (context) => {
    const scenario = field.scenario(context);
    const players = ['/players/1', '/players/2', '/players/3'];
    const everyPlayer = (behavior: (path: string) => ReturnType<typeof to>) =>
      Object.fromEntries(players.map((path) => [path, behavior(path)]));
    const site = await scenario.site(
      byPath({ ...everyPlayer(() => to('/maintenance')), '/maintenance': failing(503) }),
    );
    const tabs: Tab[] = [];
    for (const path of players) tabs.push(await scenario.openTab(site.url(path)));
    for (const tab of tabs) await scenario.expectBadge(tab, '503');
    await site.app.become(byPath(everyPlayer((path) => page(path))));
    for (const [nth, path] of players.entries()) {
      const tab = tabs[nth] as Tab;
      await scenario.expectTitle(tab, path, 60_000);
      context.expect(await scenario.badge(tab)).not.toBe('404');
    }
  });

  it('to a failing page is followed again from another site if it began there', async (context) => {
    const scenario = field.scenario(context);
    const shop = await scenario.site(byPath({ '/maintenance': failing(503) }));
    const news = await scenario.site(to(shop.url('/maintenance')), 'news.example');
    const tab = await scenario.openTab(news.url('/offer'));
    await scenario.expectBadge(tab, '503');
    await shop.app.become(byPath({ '/offer': healthy }));
    await news.app.become(to(shop.url('/offer')));
    await scenario.expectTitle(tab, 'All is well', 60_000);
    context.expect(news.asked('/offer').length).toBeGreaterThanOrEqual(2);
  });

  it('to a failing page is followed again from its first GET if a form began it', async (context) => {
    const scenario = field.scenario(context);
    const form = '<form action="/order" method="post"><button>Order</button></form>';
    const always = { '/': page('Shop', form), '/order': answer(303, { location: '/result' }) };
    const site = await scenario.site(
      byPath({ ...always, '/result': to('/maintenance'), '/maintenance': failing(503) }),
    );
    const tab = await scenario.openTab(site.url());
    await scenario.inFront(tab, (shop) => shop.click('button'));
    await scenario.expectBadge(tab, '503');
    await site.app.become(byPath({ ...always, '/result': page('Receipt') }));
    await scenario.expectTitle(tab, 'Receipt', 60_000);
    context.expect(site.asked('/order').map(({ method }) => method)).toEqual(['POST']);
    context.expect(new Set(site.asked('/result').map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  const ways = [
    { way: 'another site', from: 'news' },
    { way: 'another page of its own site', from: 'shop' },
  ] as const;
  for (const { way, from } of ways)
    it(`from ${way} away from a failing page says nothing about the site`, async (context) => {
      const { expect } = context;
      const scenario = field.scenario(context);
      const bank = await scenario.site(healthy, 'bank.example');
      const redirect = byPath({ '/away': to(bank.url('/elsewhere')) });
      const news = await scenario.site(redirect, 'news.example');
      const shop = await scenario.site((request, response) =>
        (request.url === '/away' ? redirect : failing(502))(request, response),
      );
      const leaving = await scenario.openTab(shop.url('/one'));
      const staying = await scenario.openTab(shop.url('/two'));
      await scenario.expectBadge(leaving, '502');
      await scenario.expectBadge(staying, '502');
      const tries = () =>
        [...shop.asked('/one'), ...shop.asked('/two')].map(({ at }) => at).sort((a, b) => a - b);
      // Right after an attempt the next scheduled one is farthest away: six seconds at least.
      await expect.poll(() => tries().length, { timeout: 30_000 }).toBeGreaterThan(2);
      await scenario.expectBadge(leaving, '502');
      const before = tries();

      await leaving.visit({ news, shop }[from].url('/away'));
      const badges = new Set<string>();
      const away = Date.now();
      await expect
        .poll(
          async () => {
            badges.add(await scenario.badge(leaving));
            return Date.now() - away;
          },
          { timeout: 20_000, interval: 250 },
        )
        .toBeGreaterThan(10_000);
      expect([...badges]).toEqual(['']);
      expect(await scenario.popupText(leaving)).not.toMatch(/is back|is answering again/);

      await expect.poll(() => tries().length, { timeout: 40_000 }).toBeGreaterThan(before.length);
      expect((tries()[before.length] ?? 0) - (before.at(-1) ?? 0)).toBeGreaterThan(3_000);
    });

  async function fourTabs(scenario: Scenario) {
    const site = await scenario.site(failing(502));
    const paths = ['/a', '/b', '/c', '/d'];
    const tabs: Tab[] = [];
    for (const path of paths) tabs.push(await scenario.openTab(site.url(path)));
    for (const tab of tabs) await scenario.expectBadge(tab, '502');
    const titles = () => Promise.all(tabs.map((tab) => scenario.title(tab)));
    const asked = () => paths.flatMap((path) => site.asked(path)).length;
    return { site, tabs, titles, asked };
  }

  for (const where of ['its own site', 'another site'] as const)
    it(`to a sign-in page of ${where} takes no other tab there`, async (context) => {
      const { expect } = context;
      const scenario = field.scenario(context);
      const { site, tabs, titles, asked } = await fourTabs(scenario);
      const signIn = byPath({ '/login': page('Sign in') });
      const bank = await scenario.site(signIn, 'bank.example');
      const login = where === 'its own site' ? site.url('/login') : bank.url('/login');
      await site.app.become((request, response) =>
        (request.url?.startsWith('/login') ? signIn : to(login))(request, response),
      );
      await expect.poll(titles, { timeout: 40_000, interval: 500 }).toContain('Sign in');
      await scenario.passes(1_000);
      const since = asked();
      await scenario.passes(20_000);
      expect(asked()).toBe(since);
      const shown = await titles();
      expect(shown.filter((title) => title === 'Sign in')).toHaveLength(1);
      const others = tabs.filter((_, nth) => shown[nth] !== 'Sign in');
      for (const tab of others) expect(await scenario.badge(tab)).toBe('502');
      const [other] = others;
      if (other) expect(await scenario.popupText(other)).toMatch(/The site is answering again/);
    });
});
