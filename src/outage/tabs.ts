import { attemptOf } from './attempt.ts';
import type { Context } from './context.ts';
import type { Outage } from './outage.ts';
import { pageOf, withoutPage, withPage } from './page.ts';
import { settle } from './plan.ts';

/** The tab became active: among pages that had as many turns it leads. */
export function tabActivated(outage: Outage, tabId: number, context: Context): Outage {
  if (pageOf(outage, tabId) === undefined) return outage;
  return settle(withPage(outage, tabId, { seenAt: context.now }), context);
}

/** The browser gave a tab another id; whatever is under way goes on in it. */
export function tabReplaced(before: Outage, tabId: number, by: number): Outage {
  const rename = (id: number) => (id === tabId ? by : id);
  const isShown = tabId !== by && before.recoveredTabs.includes(tabId);
  const outage = isShown ? { ...before, recoveredTabs: before.recoveredTabs.map(rename) } : before;
  if (tabId === by || pageOf(outage, tabId) === undefined) return outage;
  const { followers, followed } = outage;
  const renamed: Outage = {
    ...withPage(withoutPage(outage, by), tabId, { tabId: by }),
    followers: followers.filter((id) => id !== by).map(rename),
    followed: followed
      .filter((earlier) => earlier.tabId !== by)
      .map(({ tabId, at }) => ({ tabId: rename(tabId), at })),
  };
  const attempt = attemptOf(outage);
  const { phase } = renamed;
  if (attempt?.tabId !== tabId || (phase.name !== 'checking' && phase.name !== 'loading')) return renamed;
  return { ...renamed, phase: { ...phase, attempt: { ...attempt, tabId: by } } };
}
