import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type BrowserName, executableOf, type LaunchOptions, manifestOf } from './browser.ts';
import { enforce } from './policy.ts';

/** A browser managed by an organization, and how to remove every trace of it. */
export interface Managed {
  readonly options: Partial<LaunchOptions>;
  remove(): void;
}

/**
 * Prepares to start a browser with a policy for the extension, through the browser's own policy files.
 * Throws, saying why, where the machine does not permit any.
 */
export function managed(name: BrowserName, build: string, policy: object): Managed {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'gatelight-managed-'));
  // A separate folder: Chromium identifies an unpacked extension by its folder, and other tests use the
  // build.
  const extension = join(folder, 'extension');
  cpSync(build, extension, { recursive: true });
  const { take, ...options } = { chromium, firefox }[name](folder, extension, policy);
  return {
    options: { extension, ...options },
    remove() {
      take();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Prepared = Partial<LaunchOptions> & { readonly take: () => void };

/**
 * Chromium reads them from one folder of the machine; a small program starts it where that folder is another.
 */
function chromium(folder: string, extension: string, policy: object): Prepared {
  const shown = join(folder, 'etc');
  mkdirSync(shown);
  const enforced = enforce({ '3rdparty': { extensions: { [idOf(extension)]: policy } } }, shown);
  const executable = join(folder, 'chromium');
  const command = [...enforced.prefix, executableOf('chromium')].map(
    (word) => `'${word.replaceAll("'", `'\\''`)}'`,
  );
  writeFileSync(executable, `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`);
  chmodSync(executable, 0o755);
  const switches = enforced.asRoot ? ['--no-sandbox'] : [];
  return { executable, switches, startedAnew: true, take: () => enforced.remove() };
}

/** Returns an unpacked extension's id: the first 128 bits of its folder's SHA-256, in the letters a to p. */
function idOf(extension: string): string {
  const digits = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/**
 * Firefox reads them beside its program, so this creates the same program elsewhere, everything else as
 * links.
 */
function firefox(folder: string, extension: string, policy: object): Prepared {
  const installed = realpathSync(executableOf('firefox'));
  const home = join(folder, 'firefox');
  const executable = join(home, basename(installed));
  mkdirSync(join(home, 'distribution'), { recursive: true });
  for (const file of readdirSync(dirname(installed)))
    if (file !== 'distribution' && file !== basename(installed))
      symlinkSync(join(dirname(installed), file), join(home, file));
  copyFileSync(installed, executable);
  const id = manifestOf(extension).browser_specific_settings?.gecko?.id ?? '';
  const policies = { policies: { '3rdparty': { Extensions: { [id]: policy } } } };
  writeFileSync(join(home, 'distribution/policies.json'), JSON.stringify(policies));
  return { executable, take() {} };
}
