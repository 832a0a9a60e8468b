import type { Program } from './programs.ts';

/** What the plan is based on. */
export interface Situation {
  readonly missing: readonly Program[];
  /** The missing programs that are installed only as a snap. */
  readonly snaps: readonly Program[];
  readonly system: System;
  readonly rights: 'root' | 'sudo without a password' | 'sudo' | 'none';
  /** Somebody can type a password. */
  readonly terminal: boolean;
  readonly consent: Consent;
}

/** `apt` is Debian and its derivatives except Ubuntu, whose archive has browsers only as snaps. */
export type System = 'apt' | 'ubuntu' | 'other';

/** Whether the machine may be changed: yes, the person at the terminal has to be asked, or nobody can be. */
export type Consent = 'given' | 'ask' | 'missing';

export type Plan =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'install';
      readonly packages: readonly string[];
      readonly sudo: boolean;
      readonly ask: boolean;
    }
  | { readonly kind: 'report'; readonly lines: readonly string[] };

/** Installs packages without starting their daemons. */
const script = 'sh tools/setup/install-packages.sh';

/** Returns whose consent it takes to install packages. A machine of CI and a container belong to the project. */
export function consentFor(where: {
  /** The command says `--yes`. */
  readonly yes: boolean;
  readonly ci: boolean;
  readonly terminal: boolean;
  readonly container: boolean;
}): Consent {
  if (where.yes || where.ci) return 'given';
  if (where.terminal) return 'ask';
  return where.container ? 'given' : 'missing';
}

/** Decides what to do about missing programs: nothing, install packages, or say what to install by hand. */
export function plan({ missing, snaps, system, rights, terminal, consent }: Situation): Plan {
  if (missing.length === 0) return { kind: 'ready' };

  const installable = missing.filter((program) => inArchive(program, system));
  const packages = installable.flatMap((program) => program.packages);
  const command = `${script} ${packages.join(' ')}`;
  const report = (line: string): Plan => ({
    kind: 'report',
    lines: [`Not installed: ${namesOf(missing)}.`, line],
  });

  if (installable.length < missing.length) {
    const others = missing.filter((program) => !installable.includes(program));
    return {
      kind: 'report',
      lines: [
        ...others.map((program) => byHand(program, system, snaps.includes(program))),
        ...(packages.length > 0 ? [`From Ubuntu's packages, as root: ${command}`] : []),
      ],
    };
  }
  if (rights === 'none') return report(`To install it, as root: ${command}`);
  if (rights === 'sudo' && !terminal) return report(`To install it: sudo ${command}`);
  if (consent === 'missing') return report('To install it: npm run setup -- --yes');
  return { kind: 'install', packages, sudo: rights !== 'root', ask: consent === 'ask' };
}

/** Returns the programs' names as a list in words. */
export function namesOf(programs: readonly Program[]): string {
  return programs.map(({ name }) => name).join(', ');
}

function inArchive(program: Program, system: System): boolean {
  return system === 'apt' || (system === 'ubuntu' && !program.snapInUbuntu);
}

function byHand({ name, commands, variable, source }: Program, system: System, isSnap: boolean): string {
  const isStub = isSnap
    ? `The ${name} here is a snap`
    : system === 'ubuntu' && `Ubuntu has ${name} as a snap only`;
  const why = isStub ? `${isStub}, which sees neither a temporary profile nor the build. ` : '';
  const what = source ?? `${name}, so that "${commands[0]}" is in the PATH`;
  const or = variable ? `, or set ${variable} to its path` : '';
  return `${why}Install ${what}${or}.`;
}
