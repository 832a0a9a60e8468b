import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { find, type Program } from '../../tools/setup/programs.ts';

/** A program that runs until it is stopped, or until this process ends. */
export interface Foreground {
  readonly pid: number;
  readonly ended: () => boolean;
  /** The end of what it has written, for the message when it fails. */
  readonly lastWords: () => string;
  /** Ends it and its children, by SIGKILL if the signal has not done so within 3 s. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
}

/** Whom to run a program as; both undefined: as the one who runs the tests. */
export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

const PATIENCE = 3_000;

/** Of util-linux, which every Debian has. */
const setpriv: Program = { name: 'setpriv', packages: ['util-linux'], commands: ['setpriv'] };

/** What still runs, by process group. */
const running = new Set<number>();

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}

process.on('exit', () => running.forEach(killGroup));

/** Runs a program in a folder. Rejects where the system will not start it. */
export async function runInForeground(
  path: string,
  args: readonly string[],
  folder: string,
  user: User,
): Promise<Foreground> {
  // Linux ends the daemon even when this process is killed and can end nothing itself (PR_SET_PDEATHSIG).
  const guard = find(setpriv);
  const [program, ...rest] = guard ? [guard, '--pdeathsig', 'TERM', path, ...args] : [path, ...args];
  const child = spawn(program ?? path, rest, {
    ...user,
    cwd: folder,
    // A process group of its own, so that workers can be ended with their master.
    detached: true,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`No process for ${path}`);
  running.add(pid);

  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      words = (words + chunk).slice(-4_000);
    });
  }
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const exit = once(child, 'exit');

  return {
    pid,
    ended,
    lastWords: () => words,
    async stop(signal) {
      if (!running.delete(pid)) return;
      child.kill(signal);
      const patience = setTimeout(() => killGroup(pid), PATIENCE);
      await exit;
      clearTimeout(patience);
      killGroup(pid);
    },
  };
}
