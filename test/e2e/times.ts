import { appendFileSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { FileTimes } from '../../tools/test/times.ts';
import { startTime } from '../browsers/start-time.ts';

// A setup file of the tests that drive a browser: writes down what each file of them costs.

/** In ms: the process's own and that of children that have ended; a clock tick is 10 ms (proc_pid_stat(5)). */
function processorTime(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

const log = process.env.TEST_TIMES;
if (log) {
  const root = resolve(import.meta.dirname, '../..');
  let before = 0;
  beforeAll(() => {
    before = processorTime() ?? 0;
  });
  // Of the hooks after all tests, the first one registered runs last: the browsers are closed by then.
  afterAll(() => {
    const now = processorTime();
    const times: FileTimes = {
      file: relative(root, expect.getState().testPath ?? ''),
      starting: startTime(),
      work: now === undefined ? undefined : now - before,
    };
    appendFileSync(log, `${JSON.stringify(times)}\n`);
  });
}
