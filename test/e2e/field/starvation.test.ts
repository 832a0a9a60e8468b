import { describe, it } from 'vitest';
import { browserNames, type Tab, waitFor } from '../../browsers/browser.ts';
import { chromeScope, openTrustedTab } from '../../browsers/firefox-chrome-scope.ts';
import { type Behavior, failing, healthy, recoversAfter, silent } from '../../gateways/behaviors.ts';
import { answer, byPath } from '../watching.ts';
import { inTurn, type Scenario, useField, writeLetter } from './field.ts';

const broken = (status: number, body: string) =>
  answer(status, {}, `<!doctype html><title>Broken</title><link rel="icon" href="data:,">${body}`);

describe.concurrent.each(browserNames)('a failing page in %s', (name) => {
  const field = useField(name);

  /** Opens two failing tabs of a site: one in the background, and the one seen last, which leads. */
  async function twoTabs(scenario: Scenario, leading: Behavior) {
    const table = (neighbor: Behavior) => byPath({ '/neighbor': neighbor, '/leader': leading });
    const site = await scenario.site(table(failing(502)));
    const neighbor = await scenario.openTab(site.url('/neighbor'));
    await scenario.expectBadge(neighbor, '502');
    const leader = await scenario.openTab(site.url('/leader'));
    await scenario.expectBadge(leader, '502');
    const recover = () => site.app.become(table(healthy));
    return { site, neighbor, leader, recover };
  }

  describe('with a neighbor that gets no response', () => {
    async function hangingLeader(scenario: Scenario, { expect }: Parameters<typeof field.scenario>[0]) {
      const two = await twoTabs(scenario, inTurn([failing(502), silent]));
      await expect.poll(() => two.site.asked('/leader').length, { timeout: 60_000 }).toBe(2);
      await two.recover();
      return two;
    }

    it('recovers automatically all the same', async (context) => {
      const scenario = field.scenario(context);
      const { neighbor } = await hangingLeader(scenario, context);
      await scenario.expectTitle(neighbor, 'All is well', 100_000);
    });

    it('is loaded at once when the user asks for it', async (context) => {
      const scenario = field.scenario(context);
      const { neighbor, site } = await hangingLeader(scenario, context);
      const asked = site.asked('/neighbor').length;
      await scenario.withPopup(neighbor, (popup) => popup.click('[data-act=try-now]'));
      await context.expect.poll(() => site.asked('/neighbor').length, { timeout: 5_000 }).toBe(asked + 1);
      await scenario.expectTitle(neighbor, 'All is well');
    });
  });

  const parts = [
    { part: 'an image', body: '<img src="/never" alt="">' },
    { part: 'a frame', body: '<iframe src="/never"></iframe>' },
    { part: 'a style sheet', body: '<link rel="stylesheet" href="/never">' },
  ];
  for (const { part, body } of parts)
    it(`recovers automatically if ${part} in it never finishes`, async (context) => {
      const scenario = field.scenario(context);
      const site = await scenario.site(
        byPath({ '/': recoversAfter(1, broken(503, body)), '/never': silent }),
      );
      const tab = await scenario.openTab();
      // Not `visit`, which waits for the load to finish.
      await field.browser.evaluate((api, id, url) => api.tabs.update(id, { url }), tab.id, site.url());
      await scenario.expectTitle(tab, 'Broken');
      await scenario.expectTitle(tab, 'All is well', 60_000);
    });

  it('recovers automatically while its source is shown in front', async (context) => {
    const scenario = field.scenario(context);
    const site = await scenario.site(failing(502));
    const tab = await scenario.openTab(site.url());
    await scenario.expectBadge(tab, '502');
    await openSource(scenario, tab, site.url());
    await site.app.become(healthy);
    await scenario.expectTitle(tab, 'All is well', 60_000);
  });

  /** Opens the source of a page in a new tab, as a page's menu does. */
  async function openSource(scenario: Scenario, tab: Tab, url: string): Promise<void> {
    const source = `view-source:${url}`;
    const loaded = () =>
      field.browser.evaluate(async (api) =>
        (await api.tabs.query({ status: 'complete' })).map(({ id }) => id),
      );
    await scenario.inFront(tab, async (page) => {
      const known = await loaded();
      if (name === 'firefox') await (await chromeScope(page.browser()))(openTrustedTab, source);
      else await field.browser.evaluate((api, url) => api.tabs.create({ url }), source);
      // The extension does not see what this tab shows, only that there is one more tab.
      await waitFor('the source', async () => (await loaded()).some((id) => !known.includes(id)), 10_000);
    });
  }

  it('recovers automatically next to one that stays broken', async (context) => {
    const scenario = field.scenario(context);
    const { neighbor, recover } = await twoTabs(scenario, failing(502));
    await recover();
    await scenario.expectTitle(neighbor, 'All is well', 75_000);
  });

  it('recovers automatically next to one that the user types into', async (context) => {
    const scenario = field.scenario(context);
    const form = broken(
      502,
      '<style>* { margin: 0 } textarea { width: 300px; height: 200px }</style><textarea></textarea>',
    );
    const { neighbor, leader, site, recover } = await twoTabs(scenario, form);
    const letter = await scenario.inFront(leader, writeLetter);
    const asked = site.asked('/leader').length;
    await recover();
    await scenario.expectTitle(neighbor, 'All is well', 75_000);
    context.expect(site.asked('/leader')).toHaveLength(asked);
    context.expect(await leader.page.$eval('textarea', ({ value }) => value)).toBe(letter);
  });

  it('recovers automatically next to one whose script fills in a field', async (context) => {
    const scenario = field.scenario(context);
    const filled = '<input id="zone"><script>zone.value = "Europe/Vienna"</script>';
    const { neighbor, recover } = await twoTabs(scenario, broken(502, filled));
    await recover();
    await scenario.expectTitle(neighbor, 'All is well', 75_000);
  });
});
