import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Step } from './steps.ts';
import { type Tally, tallyOf, tallyOfTests, type VitestReport } from './tally.ts';
import type { FileTimes, TimedReport } from './times.ts';

const root = resolve(import.meta.dirname, '../..');

/** Where each step's whole output is kept, relative to the root. */
export const logs = join('.cache', 'test');

/** Far longer than any step takes, in ms: one that hangs fails. */
const limit = 45 * 60_000;

export interface Result {
  readonly step: Step;
  readonly tally: Tally;
  readonly output: string;
  /** In ms. */
  readonly time: number;
  /** The report of a step with tests; undefined if none was written. */
  readonly report: (VitestReport & TimedReport) | undefined;
  /** The cost of each file that drives a browser. */
  readonly files: readonly FileTimes[];
}

/** Runs a step to its end, which comes after half an hour at the latest. */
export async function run(step: Step): Promise<Result> {
  const folder = resolve(root, logs);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, step.name.replaceAll(' ', '-'));
  const report = `${file}.json`;
  const times = `${file}.times`;
  for (const old of [report, times]) rmSync(old, { force: true });

  const start = performance.now();
  const { code, output } = await ended(step, report, times);
  const time = performance.now() - start;
  writeFileSync(`${file}.log`, output);
  const vitestReport = read(report);
  const tally = step.tests ? tallyOfTests(code, vitestReport) : tallyOf(code);
  return { step, tally, output, time, report: vitestReport, files: readLines(times) };
}

function ended(step: Step, report: string, times: string): Promise<{ code: number | null; output: string }> {
  const [program, ...args] = step.command;
  const child = spawn(program, step.tests ? [...args, `--outputFile.json=${report}`] : args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit,
    env: {
      ...process.env,
      ...step.env,
      PATH: [resolve(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      NO_COLOR: '1',
      TEST_TIMES: times,
      // No program that the tests use may check for updates.
      NO_UPDATE_NOTIFIER: '1',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${output}${error}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function read(file: string): Result['report'] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Result['report'];
  } catch {
    return undefined;
  }
}

function readLines(file: string): readonly FileTimes[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as FileTimes);
}
