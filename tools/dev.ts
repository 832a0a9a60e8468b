// `npm run dev`: serves a page of every state of the popup, to which a changed style applies at once. With the name of
// a browser it also opens that browser over the broken sites of `npm start`, and whenever a file of the extension
// changes it builds the extension and reloads it there.
import { join, relative, resolve } from 'node:path';
import { buildExtension } from './build/extension.ts';
import { targetOf } from './build/manifest.ts';
import { oneAtATime } from './dev/one-at-a-time.ts';
import { openBrowser } from './dev/open-browser.ts';
import { type Options, readOptions, usage } from './dev/options.ts';
import { withoutItsSignalHandlers } from './dev/own-signals.ts';
import { serveScenes } from './dev/scenes-server.ts';
import { browsers } from './setup/programs.ts';
import { provide } from './setup/provide.ts';
import { startBrokenSites } from './start/broken-sites.ts';
import { programs } from './start/sites.ts';
import { hasDisplay, interruption } from './start/until-end.ts';

const root = resolve(import.meta.dirname, '..');

/** What the extension is built from. */
const sources = ['src', 'extension', 'manifest.json'].map((name) => join(root, name));

/** Editors save several files in a moment, and the page of all states is updated before the build begins. In ms. */
const pause = 250;

const interrupted = interruption();

async function run({ browser: name, ...options }: Options): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const scenes = await withoutItsSignalHandlers(serveScenes);
    stops.push(() => scenes.close());
    const [scenesUrl = ''] = scenes.resolvedUrls?.local ?? [];
    const ends = [interrupted];
    if (name) {
      await provide([browsers[name], ...programs]);
      const folder = join(root, '.cache/dev', targetOf[name]);
      // What the browser gets is what ships: the server of the page of all states has set another mode.
      process.env.NODE_ENV = 'production';
      const build = () => buildExtension(targetOf[name], folder);
      await build();
      const sites = await startBrokenSites();
      stops.push(sites.stop);
      const pages = [scenesUrl, `http://gatelight.example:${sites.port}/`];
      const open = () => openBrowser(name, folder, { ...options, pages });
      const runner = await withoutItsSignalHandlers(open);
      stops.push(() => runner.exit().catch(() => undefined));
      ends.push(new Promise((resolve) => runner.registerCleanup(resolve)));

      const rebuild = oneAtATime(async () => {
        const started = performance.now();
        try {
          await build();
        } catch (error) {
          // The browser keeps the last build that succeeded.
          return console.error(error);
        }
        const [result] = await runner.reloadAllExtensions();
        if (result?.reloadError) return console.error(result.reloadError);
        console.log(`\nBuilt and reloaded in ${Math.round(performance.now() - started)} ms.`);
      }, pause);
      scenes.watcher.add(sources);
      scenes.watcher.on('all', (_event, file) => {
        if (sources.some((source) => file === source || file.startsWith(`${source}/`))) {
          console.log(`${relative(root, file)} changed.`);
          rebuild();
        }
      });
    }
    console.log(`Every state of the popup: ${scenesUrl}`);
    console.log('Ctrl-C ends everything.');
    await Promise.race(ends);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

const options = readOptions(process.argv.slice(2), hasDisplay);
if (options) await run(options);
else console.error(`Usage: ${usage}`);
process.exitCode = options ? 0 : 2;
