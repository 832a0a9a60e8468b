import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, freePort, LOOPBACK } from './address.ts';

/** A real gateway that runs on loopback. */
export interface Gateway extends Address {
  readonly product: string;
  readonly pid: number;
  /** With a final slash. */
  readonly url: string;
  /** Ends the process and removes its folder; a second call does nothing. */
  stop(): Promise<void>;
}

/** What it takes to run one product in the foreground. */
export interface Daemon {
  readonly product: string;
  /** The program's name, looked up in PATH and in the folders for system programs. */
  readonly binary: string;
  readonly debianPackage: string;
  /** Files to write into the daemon's own folder, which is also its working directory: name → text. */
  readonly files: (port: number, folder: string) => Readonly<Record<string, string>>;
  readonly args: (port: number, folder: string) => readonly string[];
  /** Where SIGTERM means a slow farewell. */
  readonly stopSignal?: NodeJS.Signals;
}

/** An ordinary user's PATH lacks these, where Debian puts daemons. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];
const START_LIMIT = 20_000;
const STOP_LIMIT = 3_000;

/** The user and group that Debian calls nobody and nogroup. */
const NOBODY = 65_534;

function find(binary: string): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS]
    .map((folder) => join(folder, binary))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Whether somebody listens on this port of 127.0.0.1. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Daemons that still run, by process group. */
const running = new Set<number>();

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}

process.on('exit', () => running.forEach(killGroup));

function launch({ product, binary, debianPackage, args }: Daemon, port: number, folder: string) {
  const path = find(binary);
  if (!path) throw new Error(`${product} is missing; on Debian: apt-get install ${debianPackage}`);
  const command = [path, ...args(port, folder)];
  // Linux ends the daemon even when this process is killed and can end nothing itself (PR_SET_PDEATHSIG).
  const setpriv = find('setpriv');
  if (setpriv) command.unshift(setpriv, '--pdeathsig', 'TERM');
  const [program = path, ...rest] = command;
  return spawn(program, rest, {
    ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
    cwd: folder,
    // A process group of its own, so that the workers can be ended with their master.
    detached: true,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Starts a daemon on a free port of 127.0.0.1 and waits until it accepts connections. Under root it is run
 * as nobody: most daemons drop or refuse root, each in its own way, and so a test meets the same daemon
 * whoever runs it. Rejects with the daemon's own last words if it ends or does not accept within 20 s, and
 * with the name of the Debian package where the program is missing.
 */
export async function startDaemon(daemon: Daemon): Promise<Gateway> {
  const { product } = daemon;
  const folder = await mkdtemp(join(tmpdir(), `gatelight-${product}-`));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const port = await freePort();
  for (const [name, text] of Object.entries(daemon.files(port, folder))) {
    await writeFile(join(folder, name), text);
  }
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);

  let child: ReturnType<typeof launch>;
  try {
    child = launch(daemon, port, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  const pid = child.pid ?? 0;
  running.add(pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4_000);
    });
  }
  let ended = false;
  const exit = new Promise<void>((resolve) => {
    child.on('exit', () => {
      ended = true;
      resolve();
    });
  });

  const stop = async () => {
    child.kill(daemon.stopSignal ?? 'SIGTERM');
    const patience = setTimeout(() => killGroup(pid), STOP_LIMIT);
    await exit;
    clearTimeout(patience);
    if (running.delete(pid)) killGroup(pid);
    await remove();
  };

  const deadline = Date.now() + START_LIMIT;
  while (!(await accepts(port))) {
    if (ended || Date.now() > deadline) {
      await stop();
      throw new Error(`${product} did not start:\n${said}`);
    }
    await sleep(20);
  }
  return { product, host: LOOPBACK, port, url: `http://${LOOPBACK}:${port}/`, pid, stop };
}
