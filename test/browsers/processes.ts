import { readdirSync, readFileSync } from 'node:fs';

/** A process as Linux's /proc reports it. */
interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

function running(): Running[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      // The name in parentheses may contain anything; the state and the parent follow it (proc(5)).
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid: Number(entry), parent, commandLine: readFileSync(`/proc/${entry}/cmdline`, 'latin1') }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/**
 * Returns the command lines, with NUL between the arguments, of all processes with this folder among their
 * arguments. Linux only.
 */
export function commandLinesIn(folder: string): string[] {
  return running().flatMap(({ commandLine }) => (commandLine.includes(folder) ? commandLine : []));
}

/** Returns a process and all its descendants, itself first. Linux only. */
export function familyOf(pid: number): number[] {
  const all = running();
  const below = (parent: number): number[] => [
    parent,
    ...all.filter((child) => child.parent === parent).flatMap((child) => below(child.pid)),
  ];
  return below(pid);
}
