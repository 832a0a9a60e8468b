import { describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { failing, healthy } from '../../gateways/behaviors.ts';
import { useField } from './field.ts';
import { page } from './pages.ts';

/**
 * Returns the shortest delay allowed before an attempt, in ms: half of 8 s · 1.5ⁿ, less the lag of a busy
 * server in recording the request before it.
 */
const shortest = (nth: number) => 4_000 * 1.5 ** nth - 500;

describe.concurrent.each(browserNames)('the limits of automatic attempts, in %s,', (name) => {
  const field = useField(name);

  it('survive a recovery: a page that leads to a failing one once it recovers is tried less and less often', async (context) => {
    const { expect } = context;
    const { site, openTab } = field.scenario(context);
    const attempts: number[] = [];
    const seen = new Set<string>();
    // Each page fails once, then recovers, and its script navigates at once to the next one.
    const { url } = await site((request, response) => {
      const nth = Number(/^\/page(\d+)$/.exec(request.url ?? '')?.[1]);
      if (Number.isNaN(nth)) return healthy(request, response);
      if (!seen.has(`${nth}`)) {
        seen.add(`${nth}`);
        return failing(502)(request, response);
      }
      attempts.push(Date.now());
      const head = `<script>location.href = '/page${nth + 1}'</script>`;
      page(200, { title: 'Well', head })(request, response);
    });
    const begun = Date.now();
    await openTab(url('/page0'));
    await expect.poll(() => Date.now() - begun, { timeout: 70_000, interval: 1_000 }).toBeGreaterThan(50_000);
    expect(attempts.length).toBeGreaterThanOrEqual(2);
    const gaps = attempts.map((at, nth) => at - (attempts[nth - 1] ?? begun));
    expect(gaps.filter((gap, nth) => gap < shortest(nth))).toEqual([]);
    // Even with the shortest delays, the fifth attempt would come after 52 s.
    expect(attempts.length).toBeLessThanOrEqual(4);
  });

  it('a page that reloads itself by script gets no further requests, and no two contradictory statements', async (context) => {
    const { expect } = context;
    const { site, openTab, withPopup, expectBadge } = field.scenario(context);
    const script = `setTimeout(() => {
      document.cookie = 'reloads=' + Date.now();
      location.reload();
    }, 5_000);`;
    const broken = page(502, { head: `<script>${script}</script>` });
    // Uses a host of its own, for its cookie: the page's own requests carry a cookie that is new each time.
    const { url, asked } = await site(broken, 'status.example');
    const tab = await openTab(url());
    await expectBadge(tab, '502');
    const added = () => {
      const cookies = asked().map(({ headers }) => headers.cookie);
      return cookies.filter((cookie, nth) => nth > 0 && cookie === cookies[nth - 1]).length;
    };
    // The page's own eleventh request exceeds the budget of a minute.
    await expect.poll(() => asked().length, { timeout: 70_000 }).toBeGreaterThanOrEqual(11);
    await withPopup(tab, async (popup) => {
      await expect.poll(() => popup.text(), { timeout: 6_000 }).toMatch(/The page reloads by itself/);
      const said: string[] = [];
      const before = asked().length;
      // Covers one more of its loads.
      while (asked().length === before) said.push(await popup.text());
      const promises = said.filter((words) => /Trying again in/.test(words));
      expect(promises.filter((words) => /You can try again at/.test(words))).toEqual([]);
    });
    expect(added()).toBeLessThanOrEqual(1);
  });

  it('a page that polls its own URL counts as one that refreshes itself', async (context) => {
    const { site, openTab, expectBadge, expectPopup, expectStays } = field.scenario(context);
    const head = '<script>setInterval(() => fetch(location.href).catch(() => {}), 2_000)</script>';
    const { url, asked } = await site(page(502, { head }));
    const tab = await openTab(url());
    await expectBadge(tab, '502');
    const loads = () => asked().filter(({ headers }) => headers.accept?.includes('text/html')).length;
    await expectStays(loads, 1, 20_000);
    await expectPopup(tab, /The page reloads by itself/);
    context.expect(asked().length).toBeGreaterThan(5);
  });

  it('a reload by the user restarts the countdown', async (context) => {
    const { expect } = context;
    const { site, openTab, expectBadge, expectTitle } = field.scenario(context);
    const { app, url, asked } = await site(failing(502));
    const tab = await openTab(url());
    await expectBadge(tab, '502');
    // A countdown that was not restarted would be over within eight seconds of the first failure.
    for (let reloads = 1; reloads <= 2; reloads++) {
      const since = () => Date.now() - (asked().at(-1)?.at ?? 0);
      await expect.poll(since, { interval: 100 }).toBeGreaterThan(2_500);
      expect(asked()).toHaveLength(reloads);
      void tab.page.reload().catch(() => undefined);
      await expect.poll(() => asked().length, { interval: 50 }).toBe(reloads + 1);
    }
    await app.become(healthy);
    await expectTitle(tab, 'All is well');
    expect(asked()).toHaveLength(4);
    const [, , last, own] = asked();
    expect((own?.at ?? 0) - (last?.at ?? 0)).toBeGreaterThan(3_000);
  });
});
