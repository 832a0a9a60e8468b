import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { find, type Program } from '../../tools/setup/programs.ts';
import { type Address, freePort, LOOPBACK } from './address.ts';
import { type Foreground, runInForeground } from './foreground.ts';

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
  readonly program: Program;
  /** Files to write into the daemon's own folder, which is also its working directory: name → text. */
  readonly files: (port: number, folder: string) => Readonly<Record<string, string>>;
  readonly args: (port: number, folder: string) => readonly string[];
  /** Where SIGTERM means a slow farewell. */
  readonly stopSignal?: NodeJS.Signals;
}

const START_LIMIT = 20_000;

/** The user and group that Debian calls nobody and nogroup. */
const NOBODY = 65_534;

/** Folders of daemons that still run; the daemons themselves are ended before, by the room that runs them. */
const folders = new Set<string>();

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

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

async function untilAccepting(port: number, { ended }: Foreground): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT;
  while (!(await accepts(port))) {
    if (ended() || Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/**
 * Starts a daemon on a free port of 127.0.0.1 and waits until it accepts connections. Under root it is run
 * as nobody: most daemons drop or refuse root, each in its own way, and so a test meets the same daemon
 * whoever runs it. Rejects with the daemon's own last words if it ends or does not accept within 20 s, and
 * with the name of the Debian package where the program is missing.
 */
export async function startDaemon(daemon: Daemon): Promise<Gateway> {
  // Another process may have been quicker to take the port.
  return startOn(await freePort(), daemon).catch(async () => startOn(await freePort(), daemon));
}

async function startOn(port: number, daemon: Daemon): Promise<Gateway> {
  const { product, program, files, args, stopSignal = 'SIGTERM' } = daemon;
  const path = find(program);
  if (!path)
    throw new Error(`${product} is missing; on Debian: apt-get install ${program.packages.join(' ')}`);

  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(join(tmpdir(), `gatelight-${product}-`));
  folders.add(folder);
  const remove = async () => {
    folders.delete(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    for (const [name, text] of Object.entries(files(port, folder))) {
      await writeFile(join(folder, name), text);
      if (isRoot) await chown(join(folder, name), NOBODY, NOBODY);
    }
    if (isRoot) await chown(folder, NOBODY, NOBODY);
    const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const running = await runInForeground(path, args(port, folder), folder, user);
    const stop = async () => {
      await running.stop(stopSignal);
      await remove();
    };
    if (!(await untilAccepting(port, running))) {
      await stop();
      throw new Error(`${product} did not start:\n${running.lastWords()}`);
    }
    return { product, host: LOOPBACK, port, url: `http://${LOOPBACK}:${port}/`, pid: running.pid, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
