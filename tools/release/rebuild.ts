import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Digests, digestsOf } from '../package/digest.ts';
import { Refusal } from '../refusal.mjs';

/** What docs/store.md asks reviewers to run. */
const commands = [
  ['npm', 'ci', '--no-audit'],
  ['npm', 'run', 'build'],
] as const;

/**
 * Builds from the source archive alone, in a folder of its own and as a reviewer does, and returns what came out.
 * Throws where a command fails.
 */
export function rebuild(source: Uint8Array): Digests {
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-source-'));
  try {
    for (const [file, bytes] of Object.entries(unzipSync(source))) {
      if (file.endsWith('/')) continue;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), bytes);
    }
    const [top = ''] = readdirSync(folder);
    const cwd = join(folder, top);
    for (const [program, ...args] of commands) run(program, args, cwd);
    return digestsOf(join(cwd, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  // npm hands down where it was started, and the tests say that they are tests.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD|NODE_ENV|VITEST)/.test(name),
    ),
  );
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Refusal(`${[program, ...args].join(' ')} failed.\n${stdout}${stderr}`);
}
