import { forgottenAt, readyAt, spend } from '../outage/rate-limit.ts';
import type { AppState } from './app-state.ts';

/**
 * Returns the user's loads outside any outage with one more to an origin; undefined where the minute has no room for
 * it.
 */
export function manualLoadsAfter(
  before: AppState['manualLoads'],
  origin: string,
  now: number,
): AppState['manualLoads'] | undefined {
  const recent = [...before].filter(([, sent]) => forgottenAt(sent) > now);
  const sent = before.get(origin) ?? [];
  if (readyAt({ sent }, { now, sentElsewhere: [] }) > now) return undefined;
  return new Map([...recent, [origin, spend(sent, now)]]);
}
