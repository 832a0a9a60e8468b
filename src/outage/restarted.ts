import { attemptOf, attemptOver } from './attempt.ts';
import type { Context } from './context.ts';
import type { TabFact } from './event.ts';
import { failed } from './failed.ts';
import { tabIn } from './keep-trying.ts';
import { left } from './left.ts';
import type { Outage } from './outage.ts';
import { withPage } from './page.ts';
import { resumeAtOnce, settle } from './plan.ts';
import { recovered } from './recovery.ts';

/**
 * Brings the outage in line with what the tabs show after the worker was away. A check that was under way is made
 * again. A load whose tab is not loading ended unseen or never began: the next attempt comes by the plan, never
 * blindly.
 */
export function workerRestarted(outage: Outage, tabs: readonly TabFact[], context: Context): Outage {
  const shown = new Map(tabs.map((fact) => [tabIn(fact), fact]));
  const closed = outage.pages.filter(({ tabId }) => !shown.has(tabId));
  // First what fails: an outage whose last known page is gone or well has ended, and takes in no other.
  const failing = tabs.filter(({ shows }) => shows === 'failure');
  const others = tabs.filter(({ shows }) => shows !== 'failure');
  const all = failing.reduce((rest, fact) => learn(rest, fact, context), outage);
  const open = closed.reduce(
    (rest, { tabId }) => left(rest, { kind: 'tab-left', tabId, how: 'closed' }, context),
    all,
  );
  const known = others.reduce((rest, fact) => learn(rest, fact, context), open);
  const attempt = attemptOf(known);
  if (attempt === undefined) return settle(known, context);
  if (known.phase.name === 'checking') return resumeAtOnce(known, context);
  if (shown.get(attempt.tabId)?.shows === 'loading') return known;
  return attemptOver(withPage(known, attempt.tabId, { loadSince: undefined }), context);
}

function learn(outage: Outage, fact: TabFact, context: Context): Outage {
  switch (fact.shows) {
    case 'failure':
      return failed(outage, fact.failure, context);
    case 'recovered':
      return recovered(outage, { kind: 'recovered', tabId: fact.tabId, elsewhere: false }, context);
    case 'elsewhere':
    case 'discarded':
      return left(outage, { kind: 'tab-left', tabId: fact.tabId, how: fact.shows }, context);
    case 'loading':
      return outage;
  }
}
