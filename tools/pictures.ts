import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserName, browserNames, type Tab } from '../test/browsers/browser.ts';
import { launch } from '../test/browsers/launch.ts';
import { type Behaviour, failing, form, healthy } from '../test/gateways/behaviours.ts';
import { startOrigin } from '../test/gateways/origin.ts';
import { startNginx } from '../test/gateways/products/nginx.ts';

/** Takes the README's pictures: the real popup over pages that real gateways make fail. */

const folder = resolve(import.meta.dirname, '../docs/pictures');
const schemes = ['light', 'dark'] as const;

interface Scene {
  readonly name: string;
  readonly app: Behaviour | 'down';
  /** What happens between the page's failure and the picture. */
  play?(tab: Tab, browser: Browser, become: (next: Behaviour) => Promise<void>): Promise<void>;
}

const scenes: readonly Scene[] = [
  { name: 'app-down', app: 'down' },
  {
    name: 'form',
    app: form(failing(502)),
    async play(tab) {
      await Promise.all([tab.page.waitForNavigation(), tab.page.click('button')]);
    },
  },
  {
    name: 'back',
    app: 'down',
    async play(tab, browser, become) {
      await become(healthy);
      for (;;) {
        const badge = await browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id);
        if (badge === 'OK') return;
      }
    },
  },
];

async function take(
  name: BrowserName,
  colorScheme: (typeof schemes)[number],
  chosen: readonly Scene[],
): Promise<void> {
  const browser = await launch(name, { colorScheme });
  try {
    for (const scene of chosen) {
      const app = await startOrigin(scene.app);
      const nginx = await startNginx({ origin: app });
      const tab = await browser.newTab(`http://shop.example:${nginx.port}/`);
      await scene.play?.(tab, browser, app.become);
      const popup = await browser.openPopup(tab);
      for (let words = ''; words === ''; ) words = (await popup.text()).trim();
      writeFileSync(resolve(folder, `${scene.name}-${name}-${colorScheme}.png`), await popup.screenshot());
      await popup.close();
      await tab.close();
      await nginx.stop();
      await app.stop();
    }
  } finally {
    await browser.close();
  }
}

const wanted = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync(folder, { recursive: true });
for (const name of browserNames) for (const scheme of schemes) await take(name, scheme, chosen);
