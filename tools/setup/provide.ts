import { spawnSync } from 'node:child_process';
import { accessSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { plan, type Situation, type System } from './plan.ts';
import { find, isSnapOnly, type Program } from './programs.ts';

/**
 * Ensures that the programs are installed: from Debian's packages, asking first at a terminal. Throws with
 * what to install by hand where it cannot.
 */
export async function provide(programs: readonly Program[]): Promise<void> {
  const todo = plan(situation(programs));
  if (todo.kind === 'ready') return;
  if (todo.kind === 'tell') throw new NotInstalled(todo.lines.join('\n'));

  const { packages, sudo, ask } = todo;
  if (ask && !(await agrees(packages))) throw new NotInstalled('Nothing was installed.');
  console.log(`Installing ${packages.join(', ')} from the system's packages …`);
  install(packages, sudo);
  const still = programs.filter((program) => !find(program)).map(({ name }) => name);
  if (still.length > 0)
    throw new NotInstalled(`Expected after the installation and not found: ${still.join(', ')}`);
}

/** Its message is complete and meant for the person at the terminal. */
export class NotInstalled extends Error {}

function situation(programs: readonly Program[]): Situation {
  const missing = programs.filter((program) => !find(program));
  return {
    missing,
    snaps: missing.filter((program) => isSnapOnly(program)),
    system: system(),
    rights: rights(),
    terminal: Boolean(process.stdin.isTTY && process.stdout.isTTY && !process.env.CI),
  };
}

function system(): System {
  try {
    accessSync('/usr/bin/apt-get');
    return /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8')) ? 'ubuntu' : 'apt';
  } catch {
    return 'other';
  }
}

function rights(): Situation['rights'] {
  if (process.getuid?.() === 0) return 'root';
  if (spawnSync('sudo', ['-n', 'true']).status === 0) return 'sudo without a password';
  return spawnSync('sudo', ['--version']).status === 0 ? 'sudo' : 'none';
}

async function agrees(packages: readonly string[]): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Missing: ${packages.join(', ')}. Install with apt-get? Their daemons are not started. [Y/n] `,
  );
  terminal.close();
  return /^(y|yes|)$/i.test(answer.trim());
}

function install(packages: readonly string[], sudo: boolean): void {
  const command = ['sh', resolve(import.meta.dirname, 'install-packages.sh'), ...packages];
  if (sudo) command.unshift('sudo');
  const [program = 'sh', ...args] = command;
  // At a terminal sudo may ask for its password there; apt's output is shown only if it fails.
  const { status, stdout, stderr } = spawnSync(program, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new NotInstalled(`apt-get failed.\n${stdout}${stderr}`);
}
