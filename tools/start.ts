// `npm start`: opens a browser with Gatelight on a page of broken sites, until Ctrl-C or its last window
// closes.
import { resolve } from 'node:path';
import type { Browser, Target } from 'puppeteer-core';
import { open } from '../test/browsers/launch.ts';
import { buildExtension } from './build/extension.ts';
import { targetOf } from './build/manifest.ts';
import { browsers } from './setup/programs.ts';
import { provide } from './setup/provide.ts';
import { startBrokenSites } from './start/broken-sites.ts';
import { type Options, readOptions, usage } from './start/options.ts';
import { programs } from './start/sites.ts';
import { hasDisplay, interruption } from './start/until-end.ts';

const root = resolve(import.meta.dirname, '..');
const interrupted = interruption();

async function run({ browser: name, headless }: Options): Promise<void> {
  await provide([browsers[name], ...programs]);

  console.log(`Building the extension for ${browsers[name].name} …`);
  // Not into dist/: tests that run at the same time install that.
  const extension = await buildExtension(targetOf[name], resolve(root, '.cache/start', targetOf[name]));

  const stops: (() => Promise<void>)[] = [];
  try {
    const sites = await startBrokenSites();
    stops.push(sites.stop);

    const where = headless
      ? `without a window${hasDisplay ? '' : ', since there is no display'}`
      : 'in a window';
    console.log(`Opening ${browsers[name].name} ${where} …`);
    const browser = await open(name, extension, { headless, handleSignals: false });
    stops.push(() => browser.close());
    const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));

    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(`http://gatelight.example:${sites.port}/`);
    // In front of the first-run page, which stays open to be seen too. Chromium may open it later than this one.
    if (name === 'chromium') await firstRunPage(browser);
    await page.bringToFront();
    console.log(
      `The page of broken things is open. Other browsers see it at http://127.0.0.1:${sites.port}/`,
    );
    console.log('Ctrl-C ends everything.');
    await Promise.race([interrupted, closed]);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Waits for the first-run page, but not for long. */
async function firstRunPage(browser: Browser): Promise<void> {
  const isOpen = (target: Target) => target.url().endsWith('/welcome.html');
  await browser.waitForTarget(isOpen, { timeout: 5_000 }).catch(() => undefined);
}

const options = readOptions(process.argv.slice(2), hasDisplay);
if (options) await run(options);
else console.error(`Usage: ${usage}`);
process.exitCode = options ? 0 : 2;
