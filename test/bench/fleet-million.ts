import { chance } from '../outage/chance.ts';
import type { Contender } from './fleet-schedules.ts';

/** What a site sees of a fleet that meets its outage. Lengths in ms, rates per second. */
export interface Fleet {
  readonly peakAfterRecovery: number;
  /** From the recovery until the last browser was served; undefined if that is beyond the simulated time. */
  readonly allServedAfter: number | undefined;
  /** From the recovery until half, and nine tenths, of the browsers that still try were served. */
  readonly medianLag: number;
  readonly nineTenthsLag: number;
  readonly meanRequests: number;
  /** The share of the browsers that gave up before the site recovered. */
  readonly waiting: number;
}

export interface Scenario {
  readonly browsers: number;
  /** Requests that the site can serve per second; the rest are refused with the same error. */
  readonly capacity: number;
  readonly outage: number;
}

const second = 1000;
/** How long is simulated after the recovery, in s. */
const horizon = 7_200;

/**
 * Simulates browsers that meet the outage one after the other throughout it, fail, and return by their
 * schedule until they are served. Up to the recovery they do not influence each other, so each is run alone;
 * from then on time advances in seconds, each with the list of the browsers due in it.
 */
export function runFleet({ draw, limit = Infinity }: Contender, scenario: Scenario, seed: number): Fleet {
  const { browsers, capacity, outage } = scenario;
  const random = chance(seed);
  const due = new Float64Array(browsers);
  const states = new Float64Array(browsers);
  const tries = new Uint16Array(browsers);
  const first = new Int32Array(horizon).fill(-1);
  const following = new Int32Array(browsers);
  let requests = 0;
  let waiting = 0;
  let served = 0;

  const enqueue = (browser: number, at: number) => {
    const bucket = Math.floor((at - outage) / second);
    if (bucket >= horizon) return;
    following[browser] = first[bucket] ?? -1;
    first[bucket] = browser;
  };
  /** Returns the next request of a browser that was refused; undefined once it waits for the user. */
  const comeBack = (browser: number): number | undefined => {
    const tried = tries[browser] ?? 0;
    if (tried >= limit) return undefined;
    const [delay, next] = draw(states[browser] ?? 0, random);
    states[browser] = next;
    tries[browser] = tried + 1;
    due[browser] = (due[browser] ?? 0) + delay;
    return due[browser];
  };

  for (let browser = 0; browser < browsers; browser += 1) {
    let at = random() * outage;
    let state = 0;
    let tried = 0;
    while (at < outage && tried < limit) {
      const [delay, next] = draw(state, random);
      at += delay;
      state = next;
      tried += 1;
    }
    due[browser] = at;
    states[browser] = state;
    tries[browser] = tried;
    if (at < outage) waiting += 1;
    else enqueue(browser, at);
    requests += at < outage ? tried : tried - 1;
  }

  const trying = browsers - waiting;
  let peak = 0;
  let median: number | undefined;
  let nineTenths: number | undefined;
  let last: number | undefined;
  for (let now = 0; now < horizon && served < trying; now += 1) {
    let arrived = 0;
    let browser = first[now] ?? -1;
    while (browser !== -1) {
      const after = following[browser] ?? -1;
      arrived += 1;
      if (arrived <= capacity) served += 1;
      else {
        const at = comeBack(browser);
        // Refused within a second whose list is being processed: the next second is the soonest it can be
        // processed again.
        if (at === undefined) waiting += 1;
        else enqueue(browser, Math.max(at, outage + (now + 1) * second));
      }
      browser = after;
    }
    requests += arrived;
    peak = Math.max(peak, arrived);
    if (median === undefined && served >= trying / 2) median = (now + 1) * second;
    if (nineTenths === undefined && served >= trying * 0.9) nineTenths = (now + 1) * second;
    if (served === browsers - waiting) last ??= (now + 1) * second;
  }
  return {
    peakAfterRecovery: peak,
    allServedAfter: last,
    medianLag: median ?? Number.NaN,
    nineTenthsLag: nineTenths ?? Number.NaN,
    meanRequests: requests / browsers,
    waiting: waiting / browsers,
  };
}
