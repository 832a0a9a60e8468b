import { chance } from '../outage/chance.ts';
import type { Contender } from './fleet-schedules.ts';

/** What a site saw of a fleet that met its outage. Lengths in ms, rates per second. */
export interface Fleet {
  readonly peakAfterRecovery: number;
  /** From the recovery until the last browser was served; undefined if the time that was looked at was too short. */
  readonly allServedAfter: number | undefined;
  /** From the recovery until half, and nine tenths, of the browsers that still try were served. */
  readonly medianLag: number;
  readonly nineTenthsLag: number;
  readonly meanRequests: number;
  /** The share of the browsers that gave up before the site was back. */
  readonly waiting: number;
}

export interface Scenario {
  readonly browsers: number;
  /** Requests that the site can serve in a second; the rest are refused with the same error. */
  readonly capacity: number;
  readonly outage: number;
}

const second = 1000;
/** How long after the recovery is looked at, in s. */
const horizon = 7_200;

/**
 * Browsers meet the outage one after the other throughout it, fail, and come back by their schedule until they
 * are served. Up to the recovery they do not influence each other, so each is run alone; from then on time goes
 * by seconds, each with the list of the browsers that are due in it.
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
  /** The next request of a browser that was refused; undefined once it waits for its reader. */
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
        // Refused within a second whose list is being read: the soonest that it can be seen again is the next.
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
