import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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

/** An ordinary user's PATH lacks these, where Debian puts daemons. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Where a program lies, in PATH or the folders for system programs; undefined where it is missing. */
export function findProgram(name: string): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS]
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

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
  const setpriv = findProgram('setpriv');
  const [program, ...rest] = setpriv ? [setpriv, '--pdeathsig', 'TERM', path, ...args] : [path, ...args];
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
