import { forgottenAt } from './budget.ts';
import { lookLimit } from './limits.ts';
import type { Outage, RecoveryStep } from './outage.ts';

/**
 * When the bell must ring next, in ms since the epoch; undefined where only an event can move the outage on.
 * A time in the past is due at once.
 */
export function dueAtOf(outage: Outage): number | undefined {
  const dueAt = planDueAtOf(outage);
  return outage.backTabs.length === 0 ? dueAt : Math.min(dueAt ?? Infinity, outage.backUntil);
}

/** When the outage itself moves on, whatever is painted. */
export function planDueAtOf(outage: Outage): number | undefined {
  const { phase } = outage;
  switch (phase.name) {
    case 'waiting':
      return undefined;
    case 'counting':
    case 'paused':
      return phase.dueAt;
    case 'looking':
    case 'trying':
      return dueAtOfStep(phase);
    case 'recovering':
      return dueAtOfStep(phase.step);
    case 'ended':
      return Math.max(phase.at, outage.backUntil, forgottenAt(outage.sent));
  }
}

function dueAtOfStep(step: RecoveryStep): number {
  switch (step.name) {
    case 'resting':
      return step.dueAt;
    case 'looking':
      return step.look.since + lookLimit;
    case 'trying':
      return step.flight.lookAt;
  }
}
