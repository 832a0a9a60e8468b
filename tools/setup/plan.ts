import type { Program } from './programs.ts';

/** What the plan is based on. */
export interface Situation {
  readonly missing: readonly Program[];
  /** The missing programs that are installed only as a snap. */
  readonly snaps: readonly Program[];
  readonly system: System;
  readonly rights: 'root' | 'sudo without a password' | 'sudo' | 'none';
  /** A person can be asked: there is a terminal, and this is not CI. */
  readonly terminal: boolean;
}

/** `apt` is Debian and its derivatives except Ubuntu, whose archive has browsers only as snaps. */
export type System = 'apt' | 'ubuntu' | 'other';

export type Plan =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'install';
      readonly packages: readonly string[];
      readonly sudo: boolean;
      readonly ask: boolean;
    }
  | { readonly kind: 'tell'; readonly lines: readonly string[] };

/** Decides what to do about missing programs: nothing, install packages, or say what to install by hand. */
export function plan({ missing, snaps, system, rights, terminal }: Situation): Plan {
  if (missing.length === 0) return { kind: 'ready' };

  const installable = missing.filter((program) => inArchive(program, system));
  const packages = installable.flatMap((program) => program.packages);
  const command = `apt-get install ${packages.join(' ')}`;

  if (installable.length < missing.length) {
    const others = missing.filter((program) => !installable.includes(program));
    return {
      kind: 'tell',
      lines: [
        ...others.map((program) => byHand(program, system, snaps.includes(program))),
        ...(packages.length > 0 ? [`From Ubuntu's packages: ${command}`] : []),
      ],
    };
  }
  const mayInstall =
    rights === 'root' || rights === 'sudo without a password' || (terminal && rights === 'sudo');
  if (!mayInstall) return { kind: 'tell', lines: [`As root: ${command}`] };
  return { kind: 'install', packages, sudo: rights !== 'root', ask: terminal };
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
