import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { FileTimes } from '../../tools/test/times.ts';
import { startTime } from '../browsers/start-time.ts';

// A setup file of the tests that drive a browser: records what each file costs.

/**
 * Returns the processor time in ms of this process and of all its descendants, whether they have ended or not
 * (proc_pid_stat(5)).
 */
function processorTime(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const processes = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? (statOf(pid) ?? []) : []));
  const of = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + of(child.pid), 0) +
    (processes.find((one) => one.pid === pid)?.time ?? 0);
  return of(process.pid);
}

function statOf(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.replace(/^.*\) /s, '').split(' ');
    // A clock tick is 10 ms: user and system time, and that of children that have ended.
    const time = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
    return { pid: Number(pid), parent: Number(fields[1]), time };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

const log = process.env.TEST_TIMES;
if (log) {
  const root = resolve(import.meta.dirname, '../..');
  let before: { readonly work: number; readonly starting: number };
  beforeAll(() => {
    before = { work: processorTime() ?? 0, starting: startTime() };
  });
  // Of the `afterAll` hooks, the first one registered runs last: the browsers are closed by then.
  afterAll(() => {
    const now = processorTime();
    const times: FileTimes = {
      file: relative(root, expect.getState().testPath ?? ''),
      starting: startTime() - before.starting,
      work: now === undefined ? undefined : now - before.work,
    };
    appendFileSync(log, `${JSON.stringify(times)}\n`);
  });
}
