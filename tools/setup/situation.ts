import { spawnSync } from 'node:child_process';
import { accessSync, existsSync, readFileSync } from 'node:fs';
import { consentFor, type Situation, type System } from './plan.ts';
import { find, isSnapOnly, type Program } from './programs.ts';

/** Docker's, Podman's, and what systemd writes where it runs in a container (its "Container Interface"). */
const containerFiles = ['/.dockerenv', '/run/.containerenv', '/run/systemd/container'];

/** Returns what of the programs is missing here, and what may be done about it. */
export function situationFor(programs: readonly Program[], yes: boolean): Situation {
  const missing = programs.filter((program) => !find(program));
  const ci = Boolean(process.env.CI);
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY && !ci);
  const container = Boolean(process.env.container) || containerFiles.some((file) => existsSync(file));
  return {
    missing,
    snaps: missing.filter((program) => isSnapOnly(program)),
    system: system(),
    rights: rights(),
    terminal,
    consent: consentFor({ yes, ci, terminal, container }),
  };
}

function system(): System {
  try {
    accessSync('/usr/bin/apt-get');
    return /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8')) ? 'ubuntu' : 'apt';
  } catch {
    return 'other';
  }
}

function rights(): Situation['rights'] {
  if (process.getuid?.() === 0) return 'root';
  if (spawnSync('sudo', ['-n', 'true']).status === 0) return 'sudo without a password';
  return spawnSync('sudo', ['--version']).status === 0 ? 'sudo' : 'none';
}
