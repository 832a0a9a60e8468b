import type { Benchmark, Figure } from '../../tools/bench/figure.ts';
import type { Api } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { failing } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';

const origins = 50;
const tabsPerOrigin = 10;

interface Round {
  /** From commit to badge, for the slowest tab, in ms. */
  readonly late: number;
  readonly writes: number;
  readonly bytes: number;
}

/** Measures failing tabs in a real Chromium: whether one more costs more late than early. */
export const manyTabs: Benchmark = {
  about: `${origins * tabsPerOrigin} failing tabs over ${origins} origins, in the background, with the attempts of their outages`,
  async run({ rounds }) {
    const apps = await Promise.all(Array.from({ length: origins }, () => startOrigin(failing(502))));
    const browser = await launch('chromium');
    const seen: Round[] = [];
    try {
      for (let nth = 0; nth < Math.max(2, rounds(tabsPerOrigin)); nth++) {
        const urls = apps.map(({ port }) => `http://shop.example:${port}/?${nth}`);
        seen.push(await browser.evaluate(openAndWatch, urls));
      }
    } finally {
      await browser.close();
      await Promise.all(apps.map((app) => app.stop()));
    }
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last) throw new Error('Expected at least one round and found none');
    return [
      { what: 'commit to badge, the slowest', value: Math.max(...seen.map(({ late }) => late)), unit: 'ms' },
      lastOverFirst('writes per further tab, last 50 over first', last.writes, first.writes),
      {
        ...lastOverFirst(
          'written per further tab, last 50 over first',
          last.bytes / 1024,
          first.bytes / 1024,
        ),
        unit: 'KB',
      },
    ];
  },
};

function lastOverFirst(what: string, last: number, first: number): Figure {
  return { what, value: last / origins, floor: first / origins, ratio: last / first };
}

/** Runs in the extension: opens the tabs one by one, and returns the slowest badge and what was written. */
async function openAndWatch(api: Api, urls: string[]): Promise<Round> {
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
  // The second write, with the last page's content, is still to come.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  api.storage.onChanged.removeListener(count);
  return { late, writes, bytes };
}
