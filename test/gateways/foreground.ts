import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { find, type Program } from '../../tools/setup/programs.ts';

/** A program that runs until it is stopped or this process exits. */
export interface Foreground {
  readonly pid: number;
  readonly ended: () => boolean;
  /** Returns the end of its output, at most 4000 characters, for error messages. */
  readonly output: () => string;
  /** Stops it and its children, with SIGKILL if the given signal has no effect within 3 s. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
}

/** The user and group that run a program; if undefined, those of this process. */
export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** In ms, from the signal to SIGKILL. */
const STOP_LIMIT = 3_000;

/** Part of util-linux, which every Debian system has. */
const setpriv: Program = { name: 'setpriv', packages: ['util-linux'], commands: ['setpriv'] };

/** The process groups still running. */
const running = new Set<number>();

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has already exited.
  }
}

process.on('exit', () => running.forEach(killGroup));

/** Runs a program in a folder. Rejects if the system cannot start it. */
export async function runInForeground(
  path: string,
  args: readonly string[],
  folder: string,
  user: User,
): Promise<Foreground> {
  // If this process is killed, Linux still stops the daemon (PR_SET_PDEATHSIG).
  const guard = find(setpriv);
  const [program, ...rest] = guard ? [guard, '--pdeathsig', 'TERM', path, ...args] : [path, ...args];
  const child = spawn(program ?? path, rest, {
    ...user,
    cwd: folder,
    // In a process group of its own, so that workers are stopped with their parent.
    detached: true,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Expected a process ID for ${path}, found none.`);
  running.add(pid);

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-4_000);
    });
  }
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const exit = once(child, 'exit');

  return {
    pid,
    ended,
    output: () => output,
    async stop(signal) {
      if (!running.delete(pid)) return;
      child.kill(signal);
      const timer = setTimeout(() => killGroup(pid), STOP_LIMIT);
      await exit;
      clearTimeout(timer);
      killGroup(pid);
    },
  };
}
