import { afterAll, describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { chromeScope } from '../../browsers/firefox-chrome-scope.ts';
import { type Behavior, failing, healthy, recoversAfter } from '../../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../../gateways/origin.ts';
import { answer, byPath } from '../watching.ts';
import { type Scenario, useField } from './field.ts';

// The method of an unobserved page is unknown: the page was open before the extension, or the site's own
// service worker answered for it.

const icon = '<link rel="icon" href="data:,">';

const orderForm = answer(
  200,
  {},
  `<!doctype html><title>Order</title>${icon}<form action="/order" method="post"><button>Order</button></form>`,
);

describe.concurrent.each(browserNames)('a page whose request %s did not report', (name) => {
  const early: Origin[] = [];
  const dialogs: string[] = [];
  const at = (app: Origin | undefined, path = '/') => `http://shop.example:${app?.port}${path}`;

  const field = useField(name, {
    // Service workers without TLS, on names that do not resolve to this machine.
    switches: name === 'chromium' ? ['--unsafely-treat-insecure-origin-as-secure=*.shop.example'] : [],
    async before(browser) {
      if (name === 'firefox') {
        const chrome = await chromeScope(browser);
        await chrome(({ Services: { prefs } }) =>
          prefs.setBoolPref('dom.serviceWorkers.testing.enabled', true),
        );
      }
      const start = async (behavior: Behavior) => early[early.push(await startOrigin(behavior)) - 1];
      const open = async (url: string) => {
        const page = await browser.newPage();
        page.on('dialog', (dialog) => dialogs.push(dialog.type()));
        await page.goto(url);
        return page;
      };
      const [first] = await browser.pages();
      await open(at(await start(recoversAfter(2, failing(502)))));
      const shop = await start(byPath({ '/': orderForm, '/order': recoversAfter(3, failing(502)) }));
      const page = await open(at(shop));
      await Promise.all([page.waitForNavigation(), page.click('button')]);
      await open(at(await start(healthy)));
      await first?.bringToFront();
    },
  });
  afterAll(async () => {
    for (const app of early) await app.stop();
  });

  it('recovers automatically when it failed before the extension was installed', async (context) => {
    const scenario = field.scenario(context);
    const [app] = early;
    await scenario.expectTitle(await scenario.tabAt(at(app)), 'All is well', 60_000);
  });

  it('recovers by GET, without a dialog, when it came from a form before the extension was installed', async (context) => {
    const scenario = field.scenario(context);
    const [, app] = early;
    const methods = () => app?.requests.filter(({ path }) => path === '/order').map(({ method }) => method);
    const tab = await scenario.tabAt(at(app, '/order'));
    await context.expect.poll(methods, { timeout: 60_000 }).toEqual(['POST', 'GET', 'GET', 'GET']);
    await scenario.expectTitle(tab, 'All is well');
    context.expect(dialogs).toEqual([]);
  });

  it('is left alone when it is healthy', async (context) => {
    const scenario = field.scenario(context);
    const [, , app] = early;
    await scenario.passes(20_000);
    context.expect(app?.requests.filter(({ path }) => path === '/')).toHaveLength(1);
    context.expect(await scenario.badge(await scenario.tabAt(at(app)))).toBe('');
  });

  const workers = {
    'passes it on': 'event.respondWith(fetch(event.request))',
    'answers in its place when it fails':
      'event.respondWith(fetch(event.request).then((got) => got.ok ? got : offline(), offline))',
  };

  /** A site whose service worker controls its tab. */
  async function workedSite(scenario: Scenario, worker: keyof typeof workers) {
    const app = {
      '/': answer(
        200,
        {},
        `<!doctype html><title>Starting</title>${icon}<script>
          navigator.serviceWorker.addEventListener('controllerchange', () => { document.title = 'Ready' });
          navigator.serviceWorker.register('/worker.js');
        </script>`,
      ),
      '/worker.js': answer(
        200,
        { 'content-type': 'text/javascript' },
        `const offline = () => new Response(
          '<!doctype html><title>Offline</title>${icon}<h1>You are offline</h1>',
          { status: 503, headers: { 'content-type': 'text/html' } });
        addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => { ${workers[worker]} });`,
      ),
    };
    const site = await scenario.site(byPath(app), 'www.shop.example');
    const tab = await scenario.openTab(site.url());
    await scenario.expectTitle(tab, 'Ready');
    const become = (news: Behavior) => site.app.become(byPath({ ...app, '/news': news }));
    return { tab, site, become };
  }

  it('recovers automatically when its service worker passes its 502 on', async (context) => {
    const scenario = field.scenario(context);
    const { tab, site, become } = await workedSite(scenario, 'passes it on');
    await become(recoversAfter(2, failing(502)));
    await tab.visit(site.url('/news'));
    await scenario.expectTitle(tab, 'All is well', 60_000);
  });

  const breakdowns = [
    { trouble: 'nothing answers', broken: undefined },
    { trouble: 'its server fails', broken: failing(502) },
  ];
  for (const { trouble, broken } of breakdowns)
    it(`recovers automatically from its service worker's own page for when ${trouble}`, async (context) => {
      const scenario = field.scenario(context);
      const { tab, site, become } = await workedSite(scenario, 'answers in its place when it fails');
      await (broken ? become(broken) : site.app.become('down'));
      await tab.visit(site.url('/news'));
      await scenario.expectBadge(tab, '503');
      const said = await scenario.popupText(tab);
      context.expect(said).toContain('www.shop.example');
      context.expect(said).not.toMatch(/your internet works/i);
      await become(healthy);
      await scenario.expectTitle(tab, 'All is well', 60_000);
    });
});
