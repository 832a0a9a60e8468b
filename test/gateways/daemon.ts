import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { find, type Program } from '../../tools/setup/programs.ts';
import { type Address, freePort, LOOPBACK } from './address.ts';
import { type Foreground, runInForeground } from './foreground.ts';

/** A real gateway running on the loopback interface. */
export interface Gateway extends Address {
  readonly product: string;
  readonly pid: number;
  /** With a trailing slash. */
  readonly url: string;
  /** Stops the process and removes its folder; a second call has no effect. */
  stop(): Promise<void>;
}

/** How to run a product in the foreground. */
export interface Daemon {
  readonly product: string;
  readonly program: Program;
  /** The files to write into the daemon's own folder, which is also its working directory: texts by name. */
  readonly files: (port: number, folder: string) => Readonly<Record<string, string>>;
  readonly args: (port: number, folder: string) => readonly string[];
  /** The signal to use if a shutdown by SIGTERM is slow. */
  readonly stopSignal?: NodeJS.Signals;
}

/** In ms. */
const START_LIMIT = 20_000;

/** The IDs of user nobody and group nogroup in Debian. */
const NOBODY = 65_534;

/**
 * The folders of running daemons. On exit, `foreground.ts` kills the daemons before their folders are
 * removed.
 */
const folders = new Set<string>();

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Returns whether a server accepts connections on this port of 127.0.0.1. */
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
 * Starts a daemon on a free port of 127.0.0.1 and waits until it accepts connections. Root runs it as user
 * nobody, because daemons drop or refuse root privileges in different ways, and tests should not depend on
 * who runs them. Rejects with the daemon's output if it exits or does not accept a connection within 20 s,
 * and with the name of the Debian package if the program is missing.
 */
export async function startDaemon(daemon: Daemon): Promise<Gateway> {
  // Another process may have taken the port in the meantime.
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
      throw new Error(`${product} did not start:\n${running.output()}`);
    }
    return { product, host: LOOPBACK, port, url: `http://${LOOPBACK}:${port}/`, pid: running.pid, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
