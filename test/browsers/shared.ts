import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserName } from './browser.ts';
import { launch } from './launch.ts';

// One browser of each kind, with default options, for all test files that one process runs: starting one
// costs as much as ten tests. Sites are separated by their ports.

export interface SharedBrowser {
  readonly browser: Browser;
  /** Returns what was reported since the last call. */
  problems(): Promise<readonly string[]>;
  /** Closes all tabs, resets every setting and removes what was downloaded. */
  tidy(): Promise<void>;
}

/** The file in the folder of a run that names the processes of its shared browsers. */
export const sharedPids = 'shared-pids';

const running = new Map<BrowserName, Promise<SharedBrowser>>();

/**
 * Returns the browser of this process, which the first file that needs it starts; `test/e2e/warm-up.ts` ends
 * it.
 */
export function sharedBrowser(name: BrowserName): Promise<SharedBrowser> {
  const known = running.get(name);
  if (known) return known;
  const started = start(name);
  running.set(name, started);
  // The next file tries again.
  started.catch(() => running.delete(name));
  return started;
}

async function start(name: BrowserName): Promise<SharedBrowser> {
  const browser = await launch(name);
  const pid = browser.puppeteer.process()?.pid;
  const { BROWSERS_FOLDER: folder } = process.env;
  if (pid && folder) appendFileSync(join(folder, sharedPids), `${pid}\n`);
  const own = await browser.evaluate(async (api) => (await api.tabs.query({})).flatMap(({ id }) => id ?? []));
  const known = new Set<string>();
  return {
    browser,
    async problems() {
      const fresh = (await browser.problems()).filter((problem) => !known.has(problem));
      for (const problem of fresh) known.add(problem);
      return fresh;
    },
    async tidy() {
      await browser.evaluate(async (api, kept) => {
        const ids = (await api.tabs.query({})).flatMap(({ id }) => id ?? []);
        await api.tabs.remove(ids.filter((id) => !kept.includes(id)));
        await Promise.all([api.storage.sync.clear(), api.storage.local.clear()]);
        // Which parts of the popup were expanded.
        localStorage.clear();
      }, own);
      await browser.appear({});
      for (const file of readdirSync(browser.downloads))
        rmSync(join(browser.downloads, file), { recursive: true, force: true });
    },
  };
}
