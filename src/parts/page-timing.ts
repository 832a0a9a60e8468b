import type { NavigationTimes } from './part-reading.ts';

/** The phases of a load, in order. */
export const phaseNames = ['redirect', 'name', 'connect', 'secure', 'wait', 'download'] as const;

export type PhaseName = (typeof phaseNames)[number];

export interface Phase {
  readonly name: PhaseName;
  /** In ms. */
  readonly took: number;
}

export interface PageTiming {
  /** Those of every load, and of the others those that occurred. */
  readonly phases: readonly Phase[];
  /** Their sum, in ms. */
  readonly total: number;
  /** As users know it, such as HTTP/2; undefined if the browser does not report it. */
  readonly protocol: string | undefined;
}

/** The phases that only some loads have. */
const occasional: readonly PhaseName[] = ['redirect', 'secure'];

/** From this total on, a load is slow enough to say which phase took long, in ms. */
const slow = 2_000;

/** Protocols by their ALPN identifiers (IANA's registry), as `nextHopProtocol` reports them. */
const protocols: Readonly<Record<string, string>> = {
  'http/1.0': 'HTTP/1.0',
  'http/1.1': 'HTTP/1.1',
  h2: 'HTTP/2',
  h3: 'HTTP/3',
};

/**
 * Returns the phases of a page's load; undefined if they took no measurable time, as with a page from the cache. The
 * connection's phases are zero if it was open already.
 */
export function pageTiming(times: NavigationTimes): PageTiming | undefined {
  const { connectStart, connectEnd, secureConnectionStart: secureStart, responseStart } = times;
  const isSecure = secureStart > 0 && secureStart >= connectStart;
  const took: Readonly<Record<PhaseName, number>> = {
    redirect: times.redirectEnd - times.redirectStart,
    name: times.domainLookupEnd - times.domainLookupStart,
    connect: (isSecure ? secureStart : connectEnd) - connectStart,
    secure: isSecure ? connectEnd - secureStart : 0,
    wait: responseStart - times.requestStart,
    download: times.responseEnd - responseStart,
  };
  const phases = phaseNames
    .map((name) => ({ name, took: Math.max(0, took[name]) }))
    .filter((phase) => phase.took > 0 || !occasional.includes(phase.name));
  const total = phases.reduce((sum, phase) => sum + phase.took, 0);
  return total < 1 ? undefined : { phases, total, protocol: protocols[times.nextHopProtocol] };
}

/** Returns the phase that took more than half of a slow load; undefined if there is none. */
export function dominantPhase({ phases, total }: PageTiming): Phase | undefined {
  return total < slow ? undefined : phases.find(({ took }) => took > total / 2);
}
