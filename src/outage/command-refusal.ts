import { attemptTimeout } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { readyAt } from './rate-limit.ts';
import type { Context } from './step-interface.ts';

/**
 * Why *Try again now* would send nothing. `on-its-way`: the last attempt in this tab is less than a minute old.
 * `too-many`: the budget of the minute is spent. `until` in ms since the epoch.
 */
export type Refusal =
  | { readonly reason: 'form' | 'discarded' }
  | { readonly reason: 'on-its-way' | 'too-many'; readonly until: number };

/** Returns why a command to load this page now would be refused; undefined if it would be carried out. */
export function refusalOf(
  outage: Outage,
  page: FailingPage,
  context: Pick<Context, 'now' | 'sentElsewhere'>,
): Refusal | undefined {
  if (page.request === 'form') return { reason: 'form' };
  if (page.exclusion === 'discarded') return { reason: 'discarded' };
  const { loadSince } = page;
  if (loadSince !== undefined && context.now < loadSince + attemptTimeout)
    return { reason: 'on-its-way', until: loadSince + attemptTimeout };
  // Loads that pages start themselves are no reason to refuse one by the user.
  const until = readyAt({ sent: outage.ownSent }, context);
  return until > context.now ? { reason: 'too-many', until } : undefined;
}
