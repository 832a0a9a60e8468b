import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { broken } from '../../tools/start/sites.ts';
import { accepts } from '../gateways/daemon.ts';

let child: ChildProcess;
afterEach(() => child.kill('SIGKILL'));

/** Runs what `npm start` runs, without npm in between: a signal then reaches it as Ctrl-C would. */
async function start(): Promise<string> {
  const root = resolve(import.meta.dirname, '../..');
  child = spawn(process.execPath, ['tools/run.mjs', 'tools/start.ts', '--headless'], { cwd: root });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl-C ends everything');
  return said;
}

it('npm start serves every broken site as described, and stops all of it at Ctrl-C', async () => {
  const said = await start();
  const list = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? '';
  const urls = Array.from(
    (await (await fetch(list)).text()).matchAll(/<a href="([^"]+)"/g),
    ([, url]) => url ?? '',
  );
  const statuses = await Promise.all(urls.map(async (url) => (await fetch(url)).status));
  expect(Object.fromEntries(broken.map(({ title }, nth) => [title, statuses[nth]]))).toEqual({
    'The app is down': 502,
    'The app is too slow': 502,
    'The app breaks the connection': 503,
    'The app has too much to do': 503,
    Maintenance: 503,
    'Recovers after three tries': 502,
    'A form': 200,
    'An empty answer': 502,
  });

  const [shop = ''] = urls;
  await fetch(`${list}up`, { method: 'POST' });
  expect((await fetch(shop)).status).toBe(200);
  await fetch(`${list}down`, { method: 'POST' });
  expect((await fetch(shop)).status).toBe(502);

  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const ports = [list, ...urls].map((url) => Number(new URL(url).port));
  expect(await Promise.all(ports.map(accepts))).toEqual(ports.map(() => false));
});
