import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { targetOf } from '../../tools/build/manifest.ts';
import { type BrowserName, browserNames } from '../browsers/browser.ts';
import { freePort, LOOPBACK } from '../gateways/address.ts';

const root = resolve(import.meta.dirname, '../..');

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Copies what the command reads, because the test changes files of it. */
function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'gatelight-dev-'));
  ends.push(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));
  for (const name of ['src', 'extension', 'tools', 'test'])
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !path.startsWith(join(root, 'test/corpus/')),
    });
  for (const name of [
    'package.json',
    'package-lock.json',
    'manifest.json',
    'vite.config.ts',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(copy, name));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** What the popup's headline looks like in a page of the extension, and on the page of all states. */
interface Shown {
  extension?: string;
  scene?: string;
}

/** Starts a server to which pages report what they show. */
async function startReports(): Promise<{ readonly url: string; readonly shown: Shown }> {
  const shown: Shown = {};
  const port = await freePort();
  const server = createServer((request, response) => {
    Object.assign(shown, Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams));
    response.writeHead(204).end();
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://${LOOPBACK}:${port}/`, shown };
}

/**
 * Makes a copy report what its pages show: no protocol drives the browser, which runs as for a developer. The
 * background opens the popup in a tab at each start, and reports for it, since pages of the extension cannot connect.
 */
function addReports(project: string, url: string): void {
  const style = (element: string) => `const element = ${element}; if (!element) return;
    const spacing = getComputedStyle(element).letterSpacing;`;
  const add = (file: string, code: string) =>
    appendFileSync(join(project, file), `\n// @ts-nocheck\n${code}\n`);
  add(
    'src/background/main.ts',
    `const api = globalThis.browser ?? chrome;
    api.runtime.onMessage.addListener(({ spacing }) => {
      if (spacing) void fetch('${url}?extension=' + spacing, { mode: 'no-cors' });
    });
    void api.tabs.create({ url: api.runtime.getURL('popup.html') });
    // Chromium does not load the page it is started with if the first-run page is in front before that begins.
    setInterval(async () => {
      const stuck = (await api.tabs.query({})).find((tab) => tab.pendingUrl && tab.status === 'complete');
      if (stuck) await api.tabs.update(stuck.id, { active: true, url: stuck.pendingUrl });
    }, 2_000);`,
  );
  add(
    'src/ui/popup/popup-main.tsx',
    `setInterval(() => {
      ${style("document.querySelector('h1')")}
      void (globalThis.browser ?? chrome).runtime.sendMessage({ spacing });
    }, 100);`,
  );
  add(
    'tools/dev/scenes/scenes-main.tsx',
    `setInterval(() => {
      ${style("document.querySelector('iframe')?.contentDocument?.querySelector('h1')")}
      void fetch('${url}?scene=' + spacing, { mode: 'no-cors' });
    }, 100);`,
  );
}

/** Runs what `npm run dev` runs, without npm in between: a signal then reaches it as Ctrl-C would. */
function startDev(project: string, name: BrowserName): ChildProcess {
  const args = ['tools/run.mjs', 'tools/dev.ts', targetOf[name], '--headless'];
  const child = spawn(process.execPath, args, { cwd: project, stdio: 'inherit' });
  ends.push(() => endDev(child));
  return child;
}

/** How long the command may take to end its browser and servers, in ms. */
const longestEnd = 20_000;

/** Ends it as Ctrl-C does, if it still runs: killed, it would leave its browser and servers behind. */
async function endDev(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const limit = setTimeout(() => child.kill('SIGKILL'), longestEnd);
  await ended;
  clearTimeout(limit);
}

describe.each(browserNames)('npm run dev in %s', (name) => {
  it('shows a changed style within seconds, in the extension and in every state of the popup', async () => {
    const project = copyOfProject();
    const { url, shown } = await startReports();
    addReports(project, url);
    const child = startDev(project, name);
    const before = { extension: 'normal', scene: 'normal' };
    await expect.poll(() => shown, { timeout: 180_000 }).toEqual(before);

    appendFileSync(join(project, 'src/ui/popup/popup.css'), 'h1 { letter-spacing: 3px; }\n');
    const changed = performance.now();
    await expect.poll(() => shown.scene, { timeout: 40_000 }).toBe('3px');
    const onPage = performance.now() - changed;
    await expect.poll(() => shown.extension, { timeout: 40_000 }).toBe('3px');
    const inBrowser = performance.now() - changed;
    console.log(
      `${name}: ${Math.round(onPage)} ms on the page, ${Math.round(inBrowser)} ms in the extension`,
    );

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 300_000);
});
