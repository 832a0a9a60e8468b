import { backShown, lookLimit } from './limits.ts';
import type { Outage, RecoveryStep } from './outage.ts';

/**
 * When the bell must ring next, in ms since the epoch; undefined where only an event can move the outage on.
 * A time in the past is due at once.
 */
export function dueAtOf(outage: Outage): number | undefined {
  const { phase } = outage;
  switch (phase.name) {
    case 'waiting':
      return undefined;
    case 'counting':
    case 'paused':
      return phase.dueAt;
    case 'looking':
      return phase.since + lookLimit;
    case 'trying':
      return phase.lookAt;
    case 'recovering':
      return dueAtOfRecovery(phase.step);
    case 'ended':
      return Math.max(phase.at + backShown, (outage.sent.at(-1) ?? 0) + 60_000);
  }
}

function dueAtOfRecovery(step: RecoveryStep): number {
  switch (step.name) {
    case 'resting':
      return step.dueAt;
    case 'looking':
      return step.since + lookLimit;
    case 'trying':
      return step.lookAt;
  }
}
