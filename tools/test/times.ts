import { cpus } from 'node:os';

/** The cost of one file of tests that drives a browser, besides its wall time. */
export interface FileTimes {
  /** Relative to the root. */
  readonly file: string;
  /** How long browsers took to start, in ms; those that started at the same time are summed. */
  readonly starting: number;
  /** Processor time of the file's process and all its ended descendants, in ms; undefined except on Linux. */
  readonly work: number | undefined;
}

/** The part of the report of vitest's reporter "json" that is read here. */
export interface TimedReport {
  readonly testResults: readonly {
    /** The path of the file. */
    readonly name: string;
    /** In ms since the epoch. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly fullName: string;
      /** In ms; absent if the test was not run. */
      readonly duration?: number | null;
    }[];
  }[];
}

/** Processor time of the whole machine since it was started, in ms, summed over its processors. */
export interface ProcessorTime {
  readonly busy: number;
  readonly idle: number;
}

export function processorTime(): ProcessorTime {
  const times = cpus().map(({ times }) => times);
  return {
    busy: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0),
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
  };
}

/** Returns the share of the time between two readings in which the processors had work, from 0 to 1. */
export function busyShare(before: ProcessorTime, after: ProcessorTime): number {
  const busy = after.busy - before.busy;
  return busy / Math.max(busy + after.idle - before.idle, 1);
}

/** How many of the slowest are shown. */
const most = 12;

const seconds = (ms: number | undefined) => (ms === undefined ? '' : (ms / 1000).toFixed(1));

/**
 * Returns the table of the slowest files and tests, a line each, in seconds of wall time. A file's other
 * columns are what starting browsers took of it, and the processor time of all its processes: the rest is
 * waiting, for I/O or for a processor.
 */
export function slowest(report: TimedReport, times: readonly FileTimes[]): readonly string[] {
  const files = report.testResults
    .map(({ name, startTime, endTime }) => {
      const cost = times.find(({ file }) => name.endsWith(`/${file}`));
      return { name: short(name), time: endTime - startTime, starting: cost?.starting, work: cost?.work };
    })
    .toSorted((a, b) => b.time - a.time);
  const tests = report.testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({
        name: `${short(name)}: ${fullName}`,
        time: duration ?? 0,
      })),
    )
    .toSorted((a, b) => b.time - a.time);
  const line = (name: string, ...columns: readonly string[]) =>
    `${columns.map((column) => column.padStart(9)).join('')}  ${name}`;
  return [
    line('file', 'wall', 'start', 'work'),
    ...files
      .slice(0, most)
      .map(({ name, time, starting, work }) => line(name, seconds(time), seconds(starting), seconds(work))),
    line('test', 'wall', '', ''),
    ...tests.slice(0, most).map(({ name, time }) => line(name.slice(0, 90), seconds(time), '', '')),
  ];
}

function short(path: string): string {
  return path.replace(/^.*\/test\//, '').replace(/\.test\.tsx?$/, '');
}
