import type { Outage, Phase, RecoveryStep } from './outage.ts';

/**
 * The outage as if the clock had always shown what it shows now. A clock that was put back would else hold up
 * every plan by as much. At least the time since the last change is lost, so what had to wait waits rather
 * longer. A clock that goes forward needs nothing: sleep looks the same, and what is due is due.
 */
export function onClock(outage: Outage, now: number): Outage {
  const back = outage.changedAt - now;
  if (back <= 0) return outage;
  const shift = (at: number) => at - back;
  return {
    ...outage,
    since: shift(outage.since),
    changedAt: now,
    members: outage.members.map((member) => ({
      ...member,
      seenAt: shift(member.seenAt),
      notBefore: member.notBefore === undefined ? undefined : shift(member.notBefore),
    })),
    plan: { ...outage.plan, startedAt: shift(outage.plan.startedAt) },
    phase: shiftPhase(outage.phase, shift),
    sent: outage.sent.map(shift),
    backAt: outage.backAt === undefined ? undefined : shift(outage.backAt),
    backUntil: shift(outage.backUntil),
  };
}

type Shift = (at: number) => number;

function shiftPhase(phase: Phase, shift: Shift): Phase {
  switch (phase.name) {
    case 'waiting':
      return phase;
    case 'counting':
      return { ...phase, dueAt: shift(phase.dueAt) };
    case 'looking':
    case 'trying':
      return shiftStep(phase, shift);
    case 'paused':
      return { ...phase, since: shift(phase.since), dueAt: shift(phase.dueAt) };
    case 'recovering':
      return { ...phase, step: shiftStep(phase.step, shift) };
    case 'ended':
      return { ...phase, at: shift(phase.at) };
  }
}

function shiftStep<T extends RecoveryStep>(step: T, shift: Shift): T;
function shiftStep(step: RecoveryStep, shift: Shift): RecoveryStep {
  switch (step.name) {
    case 'resting':
      return { ...step, dueAt: shift(step.dueAt) };
    case 'looking':
      return { ...step, look: { ...step.look, since: shift(step.look.since) } };
    case 'trying': {
      const { since, lookAt } = step.flight;
      return { ...step, flight: { ...step.flight, since: shift(since), lookAt: shift(lookAt) } };
    }
  }
}
