import { forgottenAt, readyAt, spend } from '../outage/rate-limit.ts';

/** Keeps what users load by clicks on pages outside any outage within the minute's budget of each origin. */
export interface ClickBudget {
  /** Counts a load if the minute has room for it; false where it has none. */
  take(origin: string): boolean;
}

/** The budget is kept by the worker alone; one that the browser stopped had been idle for 30 s. */
export function createClickBudget(now: () => number): ClickBudget {
  const sentTo = new Map<string, readonly number[]>();
  return {
    take(origin) {
      const time = now();
      for (const [known, sent] of sentTo) if (forgottenAt(sent) <= time) sentTo.delete(known);
      const sent = sentTo.get(origin) ?? [];
      if (readyAt({ sent }, { now: time, sentElsewhere: [] }) > time) return false;
      sentTo.set(origin, spend(sent, time));
      return true;
    },
  };
}
