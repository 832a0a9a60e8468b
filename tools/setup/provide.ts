import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Refusal } from '../refusal.mjs';
import { namesOf, plan } from './plan.ts';
import { find, type Program } from './programs.ts';
import { situationFor } from './situation.ts';

/**
 * Ensures that the programs are installed, if necessary from Debian's packages: it asks first at a terminal unless
 * `yes`, and does it unasked in CI and in a container. Throws with what to do by hand where it cannot or may not.
 */
export async function provide(programs: readonly Program[], yes = false): Promise<void> {
  const situation = situationFor(programs, yes);
  const todo = plan(situation);
  if (todo.kind === 'ready') return;
  if (todo.kind === 'report') throw new Refusal(todo.lines.join('\n'));

  const { packages, sudo, ask } = todo;
  if (ask) {
    console.log(`Not installed: ${namesOf(situation.missing)}.`);
    if (!(await agrees(packages, sudo))) throw new Refusal('Nothing was installed.');
  }
  console.log(`Installing ${packages.join(', ')} from the system's packages …`);
  install(packages, sudo);
  const still = programs.filter((program) => !find(program));
  if (still.length > 0) throw new Refusal(`Expected after the installation and not found: ${namesOf(still)}`);
}

async function agrees(packages: readonly string[], sudo: boolean): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const how = sudo ? 'sudo apt-get' : 'apt-get';
  const answer = await terminal.question(
    `Install with ${how}: ${packages.join(' ')}? Their daemons are not started. [Y/n] `,
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
  if (status !== 0) throw new Refusal(`apt-get failed.\n${stdout}${stderr}`);
}
