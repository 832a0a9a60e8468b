import type { Page } from 'puppeteer-core';
import { describe, it, type TestContext } from 'vitest';
import { browserNames, type Tab, waitFor } from '../../browsers/browser.ts';
import { type Behavior, healthy } from '../../gateways/behaviors.ts';
import { answer, byPath } from '../watching.ts';
import {
  type Field,
  inTurn,
  type Scenario,
  type ShownTab,
  type Site,
  useField,
  writeLetter,
} from './field.ts';

// Chrome carries sticky activation over to the next page of the same origin (whatwg/html#11454), so it says
// nothing about a page reached by a link. Only input in the document itself is use.

// Keeps no page in the back/forward cache, so that the server sees each visit. Chrome keeps one in spite of
// `no-store` unless a cookie has changed since.
const fresh = (): Record<string, string> => ({
  'cache-control': 'no-store',
  'set-cookie': `visit=${performance.now()}`,
});
const icon = '<link rel="icon" href="data:,">';

/**
 * Returns a page whose links and buttons lie at fixed points, so that a click there needs no script in the
 * page.
 */
const healthyPageAt =
  (title: string, body: string): Behavior =>
  (request, response) =>
    answer(
      200,
      fresh(),
      `<!doctype html><title>${title}</title>${icon}
      <style>body > * { position: absolute; left: 0; width: 300px; height: 40px }</style>${body}`,
    )(request, response);

const points = { link: 20, blank: 120, search: 220, order: 320 };
const click = (page: Page, what: keyof typeof points, options = {}) =>
  page.mouse.click(20, points[what], options);

const home = healthyPageAt(
  'Home',
  `<a href="/page" style="top: 0">Page</a><a href="/page" target="_blank" style="top: 100px">Page</a>
  <form action="/page" style="top: 200px"><button style="height: 40px">Search</button><input name="q" style="height: 40px"></form>
  <form action="/order" method="post" style="top: 300px"><button style="height: 40px">Order</button></form>`,
);

const linking = (title: string, href: string) => healthyPageAt(title, `<a href="${href}">Next</a>`);

/** A 502 with a tall page of little text, which reports to the server that it was scrolled. */
const broken = (body = '<textarea autofocus></textarea>') =>
  answer(
    502,
    {},
    `<!doctype html><title>Broken</title>${icon}
    <style>
      body { margin: 0; height: 4000px }
      body > * { position: absolute; top: 0; left: 0; width: 300px; height: 200px; border: 0 }
    </style>
    ${body}
    <script>addEventListener('scroll', () => { new Image().src = '/scrolled' }, { once: true })</script>`,
  );

/** A page for a frame, which reports to the server that it was typed into. */
const editor = answer(
  200,
  {},
  `<!doctype html><style>textarea { width: 250px; height: 150px }</style><textarea></textarea>
  <script>addEventListener('input', () => { new Image().src = '/typed' }, { once: true })</script>`,
);

/** A way to reach a page of the site the tab already shows. */
interface Way {
  readonly way: string;
  /** How the page answers the visit before the one that fails. */
  readonly before?: Behavior;
  /** Navigates there from the home page, which is in front. */
  go(page: Page, tab: Tab, field: Field): Promise<void>;
}

const ways: readonly Way[] = [
  { way: 'a link', go: (page) => click(page, 'link') },
  { way: 'a search form', go: (page) => click(page, 'search') },
  { way: 'a form that is answered with 303', go: (page) => click(page, 'order') },
  {
    way: 'the way back',
    before: linking('Before', '/next'),
    async go(page, tab, { browser }) {
      await click(page, 'link');
      await shows(browser, tab, 'Before');
      await click(page, 'link');
      await shows(browser, tab, 'Next');
      await browser.evaluate((api, tabId) => api.tabs.goBack(tabId), tab.id);
    },
  },
  {
    way: 'history.forward()',
    before: linking('Before', '/next'),
    async go(page, tab, { browser }) {
      await click(page, 'link');
      await shows(browser, tab, 'Before');
      await browser.evaluate((api, tabId) => api.tabs.goBack(tabId), tab.id);
      await shows(browser, tab, 'Home');
      await browser.evaluate((api, tabId) => api.tabs.goForward(tabId), tab.id);
    },
  },
  { way: 'a middle click', go: (page) => click(page, 'link', { button: 'middle' }) },
  { way: 'a link to a new tab', go: (page) => click(page, 'blank') },
];

/** Waits up to 10 s for a title. */
async function shows({ evaluate }: Field['browser'], { id }: Pick<Tab, 'id'>, wanted: string): Promise<void> {
  const title = () => evaluate(async (api, tabId) => (await api.tabs.get(tabId)).title, id);
  await waitFor(`the title ${wanted}`, async () => (await title()) === wanted, 10_000);
}

describe.concurrent.each(browserNames)('a failing page in %s', (name) => {
  const field = useField(name);

  const startShop = (scenario: Scenario, page: readonly Behavior[]) =>
    scenario.site(
      byPath({
        '/': home,
        '/page': inTurn(page),
        '/next': linking('Next', '/'),
        '/order': answer(303, { location: '/page' }),
        '/scrolled': answer(204),
        '/editor': editor,
        '/typed': answer(204),
      }),
    );

  /** Navigates from the home page to the failing page and acts there before a retry is due. */
  async function reach(
    scenario: Scenario,
    site: Site,
    go: Way['go'],
    act: (page: Page) => Promise<unknown> = async () => {},
  ) {
    const start = await scenario.openTab(site.url());
    return scenario.inFront(start, async (page) => {
      await go(page, start, field);
      const tab = await scenario.tabAt(site.url('/page'));
      await shows(field.browser, tab, 'Broken');
      const reached = { tab, asked: site.asked('/page').length, at: Date.now() };
      if (tab.id !== start.id) await tab.page.bringToFront();
      await act(tab.page);
      return reached;
    });
  }

  /**
   * Asserts that nothing requests the page in three times the longest first delay, and that the popup says
   * why.
   */
  async function expectLeftAlone(
    { expect }: TestContext,
    scenario: Scenario,
    site: Site,
    { tab, asked, at }: { tab: ShownTab; asked: number; at: number },
    words: RegExp,
  ) {
    await scenario.passes(20_000, at);
    expect(site.asked('/page')).toHaveLength(asked);
    return scenario.expectPopup(tab, words);
  }

  for (const { way, before, go } of ways)
    it(`is left alone when the user types into it after ${way}`, async (context) => {
      const scenario = field.scenario(context);
      const site = await startShop(scenario, [...(before ? [before] : []), broken(), healthy]);
      let letter = '';
      const reached = await reach(scenario, site, go, async (page) => {
        letter = await writeLetter(page);
      });
      await expectLeftAlone(context, scenario, site, reached, /You've used this page/);
      const { page } = reached.tab;
      context.expect(await page.$eval('textarea', ({ value }) => value)).toBe(letter);
    });

  const frames = [
    { frame: 'a frame', body: '<iframe src="/editor"></iframe>' },
    {
      frame: 'a frame of another site',
      body: '<iframe id="other"></iframe><script>other.src = location.origin.replace("shop", "news") + "/editor"</script>',
    },
  ];
  for (const { frame, body } of frames)
    it(`is left alone when the user types into ${frame} in it`, async (context) => {
      const scenario = field.scenario(context);
      const site = await startShop(scenario, [broken(body), healthy]);
      const go = (page: Page) => click(page, 'link');
      const reached = await reach(scenario, site, go, async (page) => {
        // Repeated, since a frame takes no input before its first paint. No space, which would scroll the
        // page.
        const typed = async () => {
          await page.mouse.click(100, 100);
          await page.keyboard.type('letter');
          return site.asked('/typed').length;
        };
        await context.expect.poll(typed, { interval: 250, timeout: 20_000 }).toBeGreaterThan(0);
      });
      await expectLeftAlone(context, scenario, site, reached, /You've used this page/);
    });

  it('is left alone when the user clicks it', async (context) => {
    const scenario = field.scenario(context);
    const site = await startShop(scenario, [broken('<button type="button">More</button>'), healthy]);
    const go = (page: Page) => click(page, 'link');
    const reached = await reach(scenario, site, go, (page) => page.mouse.click(100, 100));
    await expectLeftAlone(context, scenario, site, reached, /You've used this page/);
  });

  const fills = [
    { what: 'an input', body: '<input id="zone"><script>zone.value = "Europe/Vienna"</script>' },
    {
      what: 'a list',
      body: '<select id="zone"><option>UTC<option>CET</select><script>zone.value = "CET"</script>',
    },
    { what: 'a checkbox', body: '<input id="zone" type="checkbox"><script>zone.checked = true</script>' },
  ];
  for (const { what, body } of fills)
    it(`does not count as used when its own script fills in ${what}`, async (context) => {
      const scenario = field.scenario(context);
      const site = await startShop(scenario, [broken(body), healthy]);
      const reached = await reach(scenario, site, (page) => click(page, 'link'));
      const said = await expectLeftAlone(context, scenario, site, reached, /Something is filled in/);
      context.expect(said).not.toMatch(/You've used/);
    });

  for (const { way, before, go } of ways)
    it(`recovers automatically after ${way}`, async (context) => {
      const scenario = field.scenario(context);
      const site = await startShop(scenario, [...(before ? [before] : []), broken(), broken(), healthy]);
      const { tab } = await reach(scenario, site, go);
      await scenario.expectTitle(tab, 'All is well', 40_000);
    });

  for (const { way, before, go } of ways)
    it(`recovers automatically when it is scrolled after ${way}`, async (context) => {
      const scenario = field.scenario(context);
      const site = await startShop(scenario, [...(before ? [before] : []), broken(), healthy]);
      const { tab } = await reach(scenario, site, go, async (page) => {
        await page.mouse.move(600, 400);
        await page.mouse.move(650, 420);
        // A busy browser loses what comes before it has painted the page.
        const scrolled = async () => {
          await page.mouse.wheel({ deltaY: 400 });
          return site.asked('/scrolled').length;
        };
        await context.expect.poll(scrolled, { interval: 500 }).toBeGreaterThan(0);
      });
      await scenario.expectTitle(tab, 'All is well', 40_000);
    });

  it('recovers automatically when the key that submitted a form is released on it', async (context) => {
    const scenario = field.scenario(context);
    const site = await startShop(scenario, [broken(), healthy]);
    const submit = async (page: Page) => {
      await page.mouse.click(120, points.search);
      await page.keyboard.down('Enter');
    };
    const { tab } = await reach(scenario, site, submit, (page) => page.keyboard.up('Enter'));
    await scenario.expectTitle(tab, 'All is well', 40_000);
  });
});
