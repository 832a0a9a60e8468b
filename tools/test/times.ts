import { cpus } from 'node:os';

/** What one file of tests that drives a browser cost beside its wall time. */
export interface FileTimes {
  /** Relative to the root. */
  readonly file: string;
  /** How long browsers took to start, in ms; those that started at the same time are summed. */
  readonly starting: number;
  /** Processor time of the file's process and of all that it started and saw end, in ms; undefined but on Linux. */
  readonly work: number | undefined;
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
