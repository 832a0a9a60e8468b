import type { ResponseHead } from '../navigation/page.ts';
import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';
import type { GatewayId } from './gateways.ts';
import { type Limit, type Phase, timeLimits } from './time-limits.ts';

/** In ms. A response within this time involved no waiting, as with a refused connection. */
const immediate = 300;
/** In ms. A response after this time involved waiting, however distant the server. */
export const noticeable = 1000;

/**
 * Returns the time to first byte in ms; undefined if it was not measured, or if a cache or a redirect
 * distorts it.
 */
export function timeToFirstByteOf(head: ResponseHead): number | undefined {
  const took = head.timeToFirstByte;
  return took === undefined || !(took >= 0) || head.fromCache || head.redirected ? undefined : took;
}

/** What the response time reveals. */
export interface TimingConclusion {
  readonly cause: Cause;
  readonly evidence: Evidence;
}

const causeOfPhase: Readonly<Record<Phase, Cause>> = {
  connect: 'origin-unreachable',
  response: 'origin-too-slow',
};

/** Returns the product's time limit that expired just before the response; undefined if none did. */
export function matchLimit(product: GatewayId, status: number, took: number): TimingConclusion | undefined {
  for (const [seconds, phase, statuses, most = 1] of timeLimits[product] ?? []) {
    const limit = seconds * 1000;
    const tries = Math.max(1, Math.floor((took + clockTolerance) / limit));
    if (!statuses.includes(status) || tries > most || !hasJustExpired(tries * limit, took)) continue;
    return { cause: causeOfPhase[phase], evidence: { kind: 'waited', product, ms: took, limit, tries } };
  }
  return undefined;
}

/** By how much two clocks may differ, in ms. */
const clockTolerance = 100;

/** Allows for the response's own latency, and more for long limits, whose timers are coarse. */
function hasJustExpired(limit: number, took: number): boolean {
  return took >= limit - clockTolerance && took <= limit + Math.max(600, Math.min(2500, limit / 20));
}

/** Returns what the response time alone says about a gateway status: refused immediately, or timed out. */
export function causeFromTiming(status: number, took: number): TimingConclusion | undefined {
  if (status === 502 && took <= immediate)
    return { cause: 'origin-unreachable', evidence: { kind: 'at-once', ms: took } };
  if (status === 504 && took >= noticeable)
    return { cause: 'origin-too-slow', evidence: { kind: 'waited-unknown', ms: took } };
  return undefined;
}

/** Returns all products with a time limit that has just expired; only a single one may be named. */
export function productsWithLimit(status: number, took: number): readonly GatewayId[] {
  return (Object.entries(timeLimits) as [GatewayId, readonly Limit[]][])
    .filter(([id]) => matchLimit(id, status, took))
    .map(([id]) => id);
}

/** The metric names under which edges report how long the server behind them took. */
const metric = /\b(cfOrigin|origin|upstream|proxy|app|backend)\s*;\s*dur\s*=\s*"?(\d{1,8}(?:\.\d{1,6})?)/i;

/** Returns how long the server behind took, as reported in `Server-Timing` (W3C; not a structured field). */
export function readServerTiming(facts: Facts): readonly Evidence[] {
  const found = metric.exec(field(facts, 'server-timing') ?? '');
  const [, name, dur] = found ?? [];
  return name && dur && Number(dur) > 0 ? [{ kind: 'server-timing', name, ms: Number(dur) }] : [];
}
