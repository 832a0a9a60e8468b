import { nextDelay, schedule } from '../../src/outage/backoff.ts';

/**
 * Returns the delay in ms before the next request, and the state to draw the one after from; 0 is the first
 * state.
 */
export type Draw = (state: number, random: () => number) => [delay: number, next: number];

export interface Contender {
  readonly name: string;
  readonly draw: Draw;
  /** After this many requests the browser waits for the user. */
  readonly limit?: number;
}

const second = 1000;
const { first, longest } = schedule;

function fixed(delay: number): Draw {
  const always: [number, number] = [delay, 0];
  return () => always;
}

// net_error_auto_reloader.cc; measured: 1.1, 5.0, 30.0 and 60.0 s.
const chrome = [1, 5, 30, 60, 300, 600, 1800].map((delay) => delay * second);

const doubled = (state: number) => Math.min(longest, first * 2 ** state);

export const keepTrying: Contender = { name: 'Keep trying', draw: nextDelay };

/** The default: eight attempts, then the user is asked. */
export const automatic: Contender = { name: 'Automatic run (8)', draw: nextDelay, limit: 8 };

export const fixed5: Contender = { name: 'fixed 5 s', draw: fixed(5 * second) };

/**
 * The three AWS schedules (Brooker, "Exponential Backoff And Jitter", 2015) with Gatelight's first and
 * longest delay: theirs are for calls within a data center.
 */
export const others: readonly Contender[] = [
  fixed5,
  { name: 'fixed 30 s', draw: fixed(30 * second) },
  { name: 'fixed 60 s', draw: fixed(60 * second) },
  {
    name: "Chrome's own",
    draw: (state) => [chrome[Math.min(state, chrome.length - 1)] ?? Infinity, state + 1],
  },
  {
    name: 'doubling + 0–2.5 s',
    draw: (state, random) => [
      Math.min(60 * second, 5 * second * 2 ** state) + random() * 2.5 * second,
      state + 1,
    ],
  },
  { name: 'AWS full jitter', draw: (state, random) => [random() * doubled(state), state + 1] },
  { name: 'AWS equal jitter', draw: (state, random) => [((1 + random()) * doubled(state)) / 2, state + 1] },
  {
    name: 'AWS decorrelated',
    draw: (state, random) => {
      const delay = Math.min(longest, first + random() * (Math.max(first, state) * 3 - first));
      return [delay, delay];
    },
  },
];
