import type { ResponseHead } from '../navigation/page.ts';
import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import type { GatewayId } from './gateways.ts';
import { type Limit, type Phase, timeLimits } from './time-limits.ts';

/** An answer within this says that nobody was waited for: connections that are refused are so at once. */
const atOnce = 300;
/** A wait that shows in the time of an answer, whatever the way to the server. */
export const noticeable = 1000;

/**
 * The time to the first byte, in ms, where it belongs to one server and one try; undefined where it is not
 * known, or a cache or a redirect blurs it.
 */
export function clearTime(head: ResponseHead): number | undefined {
  const took = head.timeToFirstByte;
  return took === undefined || !(took >= 0) || head.fromCache || head.redirected ? undefined : took;
}

/** What the time of an answer says. */
export interface TimeVerdict {
  readonly cause: Cause;
  readonly evidence: Evidence;
}

const causeOfPhase: Readonly<Record<Phase, Cause>> = {
  connect: 'origin-unreachable',
  answer: 'origin-too-slow',
};

/** The time limit of the product that ended just when the answer came; undefined where none did. */
export function matchLimit(product: GatewayId, status: number, took: number): TimeVerdict | undefined {
  for (const [seconds, phase, statuses, most = 1] of timeLimits[product] ?? []) {
    const limit = seconds * 1000;
    const tries = Math.max(1, Math.floor((took + early) / limit));
    if (!statuses.includes(status) || tries > most || !endsAt(tries * limit, took)) continue;
    return { cause: causeOfPhase[phase], evidence: { kind: 'waited', product, ms: took, limit, tries } };
  }
  return undefined;
}

/** Clocks may differ by so much, in ms. */
const early = 100;

/** The way of the answer adds to a limit; the more of it the longer the limit, for timers are coarse. */
function endsAt(limit: number, took: number): boolean {
  return took >= limit - early && took <= limit + Math.max(600, Math.min(2500, limit / 20));
}

/** What a gateway's status says by its time alone: refused at once, or waited for in vain. */
export function judgeTime(status: number, took: number): TimeVerdict | undefined {
  if (status === 502 && took <= atOnce)
    return { cause: 'origin-unreachable', evidence: { kind: 'at-once', ms: took } };
  if (status === 504 && took >= noticeable)
    return { cause: 'origin-too-slow', evidence: { kind: 'waited-unknown', ms: took } };
  return undefined;
}

/** Which products have a limit that ended just then: one alone may be named, several name nobody. */
export function productsWithLimit(status: number, took: number): readonly GatewayId[] {
  return (Object.entries(timeLimits) as [GatewayId, readonly Limit[]][])
    .filter(([id]) => matchLimit(id, status, took))
    .map(([id]) => id);
}
