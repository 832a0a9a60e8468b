import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '../gateways/address.ts';
import { executableOf, waitFor } from './browser.ts';
import { enforce } from './policy.ts';
import { commandLinesIn } from './processes.ts';

/** A profile of Chromium with a packed extension that the machine's policy installed, as in companies. */
export interface InstalledChromium {
  /** Starts the browser on a page, with no debugger attached; ends a run that is still in progress. */
  start(url: string): Promise<void>;
  /** Returns whether a process of the browser runs a page or the worker of an extension. */
  isExtensionRunning(): boolean;
  /** Closes the browser as the user would. */
  close(): Promise<void>;
  /** Closes the browser and removes everything. */
  remove(): Promise<void>;
}

/**
 * Packs the extension, signed with a key made for this run, and has Chromium install it. Takes about 12 s.
 *
 * @param managed the policy for the extension itself, its `storage.managed`
 */
export async function installInChromium(
  extension: string,
  managed: Readonly<Record<string, unknown>>,
): Promise<InstalledChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-installed-'));
  const profile = join(folder, 'profile');
  const { id, version, file } = pack(extension, folder);
  const { server, manifest } = await serve(id, version, readFileSync(file));
  mkdirSync(join(folder, 'etc'));
  const policy = enforce(
    { ExtensionInstallForcelist: [`${id};${manifest}`], '3rdparty': { extensions: { [id]: managed } } },
    join(folder, 'etc'),
  );
  let browser: ChildProcess | undefined;

  async function close() {
    const closing = browser;
    browser = undefined;
    if (closing?.exitCode !== null || closing.signalCode !== null) return;
    const closed = new Promise((resolve) => closing.once('exit', resolve));
    closing.kill('SIGTERM');
    await closed;
  }

  async function start(url: string) {
    await close();
    const [program = '', ...args] = [
      ...policy.prefix,
      executableOf('chromium'),
      ...chromiumArguments(profile, policy.asRoot),
      url,
    ];
    browser = spawn(program, args, { stdio: 'ignore' });
  }

  const installed: InstalledChromium = {
    start,
    close,
    isExtensionRunning: () =>
      commandLinesIn(folder).some((commandLine) => commandLine.includes('--extension-process')),
    async remove() {
      await close();
      policy.remove();
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  try {
    await start('about:blank');
    // Chromium stores, about 10 s late, which events start the worker: without that, a page that the next
    // start opens arrives before its worker.
    await waitFor('the extension', () => hasListeners(join(profile, 'Default', 'Preferences')), 30_000);
  } catch (error) {
    await installed.remove();
    throw error;
  }
  return installed;
}

function hasListeners(preferences: string): boolean {
  return existsSync(preferences) && readFileSync(preferences, 'utf8').includes('"serviceworkerevents"');
}

function chromiumArguments(profile: string, asRoot: boolean): string[] {
  return [
    '--headless=new',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-gpu',
    // Without background networking Chromium would not install what a policy names: nothing else is
    // reachable.
    '--disable-component-update',
    '--host-resolver-rules=MAP *.example 127.0.0.1, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND',
    // Chromium's sandbox refuses to run as root.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Returns a signed package (CRX3) made by Chromium itself, which writes it beside the folder that it packs.
 */
function pack(extension: string, folder: string): { id: string; version: string; file: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(folder, 'key.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const unpacked = join(folder, 'extension');
  cpSync(extension, unpacked, { recursive: true });
  const args = [`--pack-extension=${unpacked}`, `--pack-extension-key=${key}`];
  const profile = join(folder, 'packing');
  execFileSync(executableOf('chromium'), [...chromiumArguments(profile, process.getuid?.() === 0), ...args], {
    stdio: 'ignore',
    timeout: 20_000,
  });
  const { version } = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { id: idOf(publicKey), version, file: `${unpacked}.crx` };
}

/** Returns an extension's id: the first 128 bits of its public key's SHA-256, in the letters a to p. */
function idOf(publicKey: Buffer): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** Starts an update server with this one package. */
async function serve(
  id: string,
  version: string,
  bytes: Buffer,
): Promise<{ server: Server; manifest: string }> {
  const port = await freePort();
  const home = `http://${LOOPBACK}:${port}`;
  const update = `<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}"><updatecheck codebase="${home}/extension.crx" version="${version}"/></app></gupdate>`;
  const server = createServer(({ url }, response) => {
    if (url?.startsWith('/extension.crx'))
      response.writeHead(200, { 'Content-Type': 'application/x-chrome-extension' }).end(bytes);
    else response.writeHead(200, { 'Content-Type': 'text/xml' }).end(update);
  });
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  return { server, manifest: `${home}/updates.xml` };
}
