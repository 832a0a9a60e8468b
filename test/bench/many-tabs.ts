import { keyOf } from '../../src/outage/outage.ts';
import { outageKey, tabKey } from '../../src/session.ts';
import { launch } from '../browsers/launch.ts';
import { failing } from '../gateways/behaviours.ts';
import { startOrigin } from '../gateways/origin.ts';

/**
 * 500 failing tabs over 50 origins in a real Chromium: how long from a page's commit to its badge,
 * and what is written to the session's storage for one more failing tab, early and late.
 */

const origins = 50;
const tabsPerOrigin = 10;

interface Written {
  readonly writes: number;
  readonly bytes: number;
}

const apps = await Promise.all(Array.from({ length: origins }, () => startOrigin(failing(502))));
const browser = await launch('chromium');
try {
  const begun = performance.now();
  const rounds: { late: number; written: Written }[] = [];
  for (let nth = 0; nth < tabsPerOrigin; nth++) {
    const urls = apps.map(({ port }) => `http://shop.example:${port}/?${nth}`);
    rounds.push(await browser.evaluate(openAndWatch, urls));
  }
  const seconds = (performance.now() - begun) / 1000;
  const perTab = ({ written }: (typeof rounds)[number]) => ({
    writes: written.writes / origins,
    bytes: Math.round(written.bytes / origins),
  });
  const kept = await browser.evaluate(async (api) => Object.keys(await api.storage.session.get(null)));
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!first || !last) throw new Error('No round was run');
  console.log(`${origins * tabsPerOrigin} failing tabs over ${origins} origins in ${seconds.toFixed(0)} s`);
  console.log(`commit to badge, slowest: ${Math.max(...rounds.map(({ late }) => late)).toFixed(0)} ms`);
  console.log('session writes per failing tab:', { 'first 50': perTab(first), 'last 50': perTab(last) });
  console.log(
    `kept: ${kept.filter((key) => key.startsWith(tabKey(0).slice(0, 4))).length} tabs,`,
    `${kept.filter((key) => key.startsWith(outageKey(keyOf({ origin: 'http', cookieStoreId: '' }).trim()))).length} outages`,
  );
} finally {
  await browser.close();
  await Promise.all(apps.map((app) => app.stop()));
}

/** Runs in the extension: opens the tabs one by one, and says how late the latest badge was and what was written. */
async function openAndWatch(
  api: Parameters<Parameters<typeof browser.evaluate>[0]>[0],
  urls: string[],
): Promise<{ late: number; written: Written }> {
  let writes = 0;
  let bytes = 0;
  const count = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'session') return;
    writes += 1;
    bytes += JSON.stringify(changes).length;
  };
  api.storage.onChanged.addListener(count);
  let late = 0;
  for (const url of urls) {
    const committed = new Promise<{ tabId: number; at: number }>((resolve) => {
      const listener = (details: { tabId: number; frameId: number; url: string }) => {
        if (details.url !== url || details.frameId !== 0) return;
        api.webNavigation.onCommitted.removeListener(listener);
        resolve({ tabId: details.tabId, at: performance.now() });
      };
      api.webNavigation.onCommitted.addListener(listener);
    });
    await api.tabs.create({ url, active: false });
    const { tabId, at } = await committed;
    while ((await api.action.getBadgeText({ tabId })) !== '502') {
      if (performance.now() - at > 10_000) throw new Error(`No badge on ${url} within 10 s`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    late = Math.max(late, performance.now() - at);
  }
  // The second pass over the last page's marks is still to be written.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  api.storage.onChanged.removeListener(count);
  return { late, written: { writes, bytes } };
}
