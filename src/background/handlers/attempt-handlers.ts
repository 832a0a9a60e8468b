import type { Outage } from '../../outage/outage.ts';
import { dueAtOf } from '../../outage/wake-up.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppState } from '../app-state.ts';
import { type Handlers, withIndependent } from '../handler.ts';
import { stepAll, stepOutages } from '../outage-steps.ts';

/** Handles wake-ups and what effects report about an outage's attempt. */
export const attemptHandlers: Handlers<
  'wake-up' | 'preflight-finished' | 'load-inspected' | 'load-not-sent'
> = {
  'wake-up'(state, _, context) {
    const { now } = context;
    const update = stepAll(state, { kind: 'wake-up' }, context, dueOutages(state, now));
    const { dueAt } = state.frames;
    return dueAt !== undefined && dueAt <= now
      ? context.frames.withDueFrames(state, update, context)
      : update;
  },

  'preflight-finished'(state, { site, tabId, number, readiness }, context) {
    const update = stepOutages(state, [[site, { kind: 'checked', number, readiness }]], context);
    // The tab may have loaded a page that no event reported.
    return readiness === 'loading' ? withIndependent(update, [inspection(tabId)]) : update;
  },

  'load-inspected'(state, { site, tabId, number, load }, context) {
    const update = stepOutages(state, [[site, { kind: 'inspected', number, load }]], context);
    return load === 'pending' ? withIndependent(update, [inspection(tabId)]) : update;
  },

  // If the tab navigated elsewhere, the attempt ends when that page arrives.
  'load-not-sent': (state, { site, tabId, reason }, context) =>
    reason === 'gone'
      ? stepOutages(state, [[site, { kind: 'tab-left', tabId, how: 'closed' }]], context)
      : { effects: [inspection(tabId)] },
};

/**
 * Returns the outages with something due, including those changed after `now`: the clock was set back, and a step
 * corrects their times.
 */
export function dueOutages(state: AppState, now: number): Outage[] {
  return [...state.outages.values()].filter((outage) => {
    const dueAt = dueAtOf(outage);
    return outage.changedAt > now || (dueAt !== undefined && dueAt <= now);
  });
}

function inspection(tabId: number): AppEffect {
  return { kind: 'inspect-tab', tabId };
}
