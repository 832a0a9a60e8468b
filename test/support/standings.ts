import type { Outage } from '../../src/outage/outage.ts';
import type { PauseReason, StopReason } from '../../src/outage/reasons.ts';

/** The state of an outage, as changes to the one of `countingOutage`. */
export type Standing = Partial<Outage>;

/** Longer than a test takes, in ms. */
const long = 600_000;

/** Counts down to an attempt in `ms`. */
export function counting(ms = long): Standing {
  return { phase: { name: 'scheduled', dueAt: Date.now() + ms, purpose: 'retry' } };
}

export function trying(tab: { readonly id: number }): Standing {
  const since = Date.now();
  const attempt = { number: 3, tabId: tab.id, purpose: 'retry', since } as const;
  return { phase: { name: 'loading', attempt, inspectAt: since + long, inspection: undefined } };
}

export function paused(reason: PauseReason): Standing {
  const since = Date.now();
  return { phase: { name: 'paused', reason, since, dueAt: since + long } };
}

export function stopped(reason: StopReason): Standing {
  return { phase: { name: 'stopped', reason } };
}

/** Has stopped after as many attempts as the settings allow. */
export function gaveUp(attempts: number): Standing {
  const now = Date.now();
  return {
    run: { startedAt: now, attempts, lastAttemptAt: now, backoff: attempts, end: 'attempts-spent' },
    ...stopped('attempts-spent'),
  };
}

/** Has ended, and "back" is shown in the tab. */
export function back(tab: { readonly id: number }): Standing {
  const at = Date.now();
  return {
    pages: [],
    phase: { name: 'ended', at, how: 'recovered' },
    recoveredAt: at,
    recoveredTabs: [tab.id],
    recoveredUntil: at + long,
  };
}
