import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const start = (...args: string[]) => spawn(process.execPath, ['tools/run.mjs', ...args], { cwd: root });

it('says in one line, without a stack, what a tool refuses', async () => {
  const child = start('tools/setup.ts', 'netscape');
  const said = text(child.stderr);
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(await said).toMatch(/^Expected one of chromium, firefox, nginx.* and found "netscape"\.\n$/);
});

it('gives a tool its arguments', async () => {
  const child = start('tools/explain.ts', '--status', '502');
  expect(await text(child.stdout)).toContain('502');
});

it('ends as the program it runs ends', async () => {
  const child = start(process.execPath, '-e', 'process.exit(7)');
  expect(await once(child, 'exit')).toEqual([7, null]);
});

it('ends the program it runs when it is asked to end', async () => {
  const child = start(process.execPath, '-e', 'console.log(process.pid); setTimeout(() => {}, 20_000)');
  const [pid] = await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
});
