import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where Debian's and Ubuntu's Chromium looks for the administrator's policies. */
const chromiumFolder = '/etc/chromium';

/** A command line that runs a program under a policy, and how to remove the policy. */
export interface Enforced {
  readonly prefix: readonly string[];
  /** The program sees itself as root, for whom Chromium has no sandbox. */
  readonly asRoot: boolean;
  remove(): void;
}

const namespaces: readonly { readonly prefix: readonly string[]; readonly asRoot?: true }[] = [
  { prefix: ['unshare', '--mount'] },
  { prefix: ['unshare', '--user', '--map-root-user', '--mount'], asRoot: true },
];

/**
 * Applies a policy to Chromium, in the least intrusive way that the machine permits: in a mount namespace of
 * the browser's own, where nothing on the machine changes; otherwise as a file in the machine's folder,
 * removed by `remove` and when this process ends. Throws, saying why, if neither is permitted.
 *
 * @param folder a temporary folder for what the namespace shows
 */
export function enforce(policy: object, folder: string): Enforced {
  const text = JSON.stringify(policy);
  const isRoot = process.getuid?.() === 0;
  for (const { prefix, asRoot = isRoot } of namespaces) {
    const [program = '', ...args] = [...prefix, 'mount', '--bind', folder, chromiumFolder];
    if (spawnSync(program, args).status !== 0) continue;
    const managed = join(folder, 'policies', 'managed');
    mkdirSync(managed, { recursive: true });
    writeSettled(managed, 'policy.json', text);
    const script = 'mount --bind "$0" "$1" && shift && exec "$@"';
    return { prefix: [...prefix, 'sh', '-c', script, folder, chromiumFolder], asRoot, remove() {} };
  }
  return onMachine(text, isRoot);
}

function onMachine(text: string, asRoot: boolean): Enforced {
  const folder = join(chromiumFolder, 'policies', 'managed');
  const file = join(folder, `gatelight-test-${process.pid}.json`);
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  try {
    mkdirSync(folder, { recursive: true });
    writeSettled(folder, basename(file), text);
  } catch (error) {
    throw new Error(`Chromium cannot be given a policy: no mount namespace is allowed here, and ${error}`);
  }
  return { prefix: [], asRoot, remove };
}

/**
 * Writes a file dated a minute ago: Chromium reads no policy file before it has been unchanged for five
 * seconds.
 */
function writeSettled(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  const minuteAgo = Date.now() / 1000 - 60;
  for (const path of [join(folder, name), folder]) utimesSync(path, minuteAgo, minuteAgo);
}
