import type { FailingPage, Outage, Phase } from './outage.ts';

/**
 * Returns the outage with all its times moved back if the clock was set back since the outage last changed; otherwise
 * everything planned would be delayed by as much. The time between that change and the clock change cannot be known,
 * so waiting times may end a little later. A clock that was set forward needs nothing: it looks like sleep, and
 * what is due is due.
 */
export function withClockSetBack(outage: Outage, now: number): Outage {
  const back = outage.changedAt - now;
  if (back <= 0) return outage;
  const shift: Shift = (at) => (at === undefined ? undefined : at - back) as typeof at;
  const { run } = outage;
  return {
    ...outage,
    since: shift(outage.since),
    changedAt: now,
    pages: outage.pages.map((page) => shiftPage(page, shift)),
    run: { ...run, startedAt: shift(run.startedAt), lastAttemptAt: shift(run.lastAttemptAt) },
    phase: shiftPhase(outage.phase, shift),
    followed: outage.followed.map(({ tabId, at }) => ({ tabId, at: shift(at) })),
    sent: outage.sent.map(shift),
    ownSent: outage.ownSent.map(shift),
    recoveredAt: shift(outage.recoveredAt),
    recoveredUntil: shift(outage.recoveredUntil),
  };
}

type Shift = <T extends number | undefined>(at: T) => T;

/** `arrivedAt` is not moved, because it identifies the document. */
function shiftPage(page: FailingPage, shift: Shift): FailingPage {
  return {
    ...page,
    seenAt: shift(page.seenAt),
    notBefore: shift(page.notBefore),
    busy: page.busy && { ...page.busy, until: shift(page.busy.until) },
    loadSince: shift(page.loadSince),
    keepTryingSince: shift(page.keepTryingSince),
  };
}

function shiftPhase(phase: Phase, shift: Shift): Phase {
  switch (phase.name) {
    case 'stopped':
      return phase;
    case 'scheduled':
      return { ...phase, dueAt: shift(phase.dueAt) };
    case 'checking':
      return { ...phase, attempt: { ...phase.attempt, since: shift(phase.attempt.since) } };
    case 'loading': {
      const attempt = { ...phase.attempt, since: shift(phase.attempt.since) };
      return { ...phase, attempt, inspectAt: shift(phase.inspectAt) };
    }
    case 'paused':
      return { ...phase, since: shift(phase.since), dueAt: shift(phase.dueAt) };
    case 'ended':
      return { ...phase, at: shift(phase.at) };
  }
}
