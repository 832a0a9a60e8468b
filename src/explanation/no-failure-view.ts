import type { RecentOutages } from '../history/outage-statistics.ts';
import type { TabStatus } from '../messages.ts';
import type { Outage } from '../outage/outage.ts';
import { uniformChain } from './chain-picture.ts';
import { finishedPlan } from './plan-picture.ts';
import type { Card, NoFailureState, View } from './view.ts';

const notWatching: Card = {
  sign: 'unsure',
  title: { key: 'state_not_watching' },
  note: { key: 'state_not_watching_note' },
};

const views: Readonly<Record<NoFailureState, Omit<View, 'state' | 'more'>>> = {
  inspecting: {
    headline: { key: 'state_inspecting' },
    chain: uniformChain('unknown'),
    happened: [],
    card: { sign: 'unsure', title: { key: 'state_inspecting_note' } },
  },
  fine: {
    headline: { key: 'state_fine' },
    chain: uniformChain('fine'),
    happened: [{ key: 'state_fine_note' }],
    card: {
      sign: 'fine',
      title: { key: 'state_no_recent_outages' },
      note: { key: 'state_no_recent_outages_note' },
    },
    secondary: 'reload-without-cache',
  },
  'on-click': {
    headline: { key: 'state_fine' },
    chain: uniformChain('fine'),
    happened: [{ key: 'access_on_click' }],
    card: notWatching,
  },
  unknown: {
    headline: { key: 'state_unknown' },
    chain: uniformChain('unknown'),
    happened: [{ key: 'state_unknown_note' }],
    card: { sign: 'unsure', title: { key: 'state_load_again' }, note: { key: 'state_load_again_note' } },
    primary: 'load-again',
  },
  'no-permission': {
    headline: { key: 'state_no_permission' },
    chain: uniformChain('unknown'),
    happened: [{ key: 'state_no_permission_note' }],
    card: notWatching,
  },
  'browser-page': {
    headline: { key: 'state_browser_page' },
    chain: undefined,
    happened: [{ key: 'state_browser_page_note' }],
    card: undefined,
  },
};

const states: Readonly<Record<TabStatus, NoFailureState>> = {
  healthy: 'fine',
  'healthy-on-click': 'on-click',
  // The page's record arrives separately; until then the popup claims nothing.
  failed: 'inspecting',
  'no-permission': 'no-permission',
  'browser-page': 'browser-page',
  unknown: 'unknown',
};

/** Of a page that failed before in a way that was no outage, or whose outage the history does not have. */
const back: Card = { sign: 'fine', title: { key: 'state_back' } };

/**
 * Returns the view of a tab that shows no failed page.
 *
 * @param status the result of inspecting the tab; undefined until it is available
 * @param recovered the page in the tab failed before
 * @param now in ms since the epoch
 */
export function noFailureView(
  status: TabStatus | undefined,
  recent: RecentOutages | undefined,
  recovered: boolean,
  now: number,
): View {
  const state = status ? states[status] : 'inspecting';
  const view: View = { state, more: [], ...views[state] };
  if (state !== 'fine' || !(recent || recovered)) return view;
  return { ...view, card: recent ? recentOutagesCard(recent, now) : back };
}

function recentOutagesCard({ times, last }: RecentOutages, now: number): Card {
  return {
    sign: 'fine',
    title: { key: 'recent_outages_count', values: [{ plural: times }] },
    note: {
      key: 'recent_outages_last',
      values: [{ ago: Math.max(0, now - last.until) }, { roughly: last.until - last.since }],
    },
  };
}

/** Returns the view of a page that has recovered: how long the outage lasted, its attempts and other recent outages. */
export function recoveredView(
  { since, recoveredAt = since, attempts }: Outage,
  recent: RecentOutages | undefined,
): View {
  return {
    state: 'back',
    headline: { key: 'state_back' },
    chain: uniformChain('fine'),
    happened: [
      { key: 'state_back_note' },
      ...(recent ? [{ key: 'recent_outages_count', values: [{ plural: recent.times }] } as const] : []),
    ],
    card: {
      sign: 'fine',
      title: { key: 'state_back_after', values: [{ roughly: recoveredAt - since }] },
      ...(attempts > 0 && { plan: finishedPlan(attempts, true) }),
    },
    secondary: 'reload-without-cache',
    more: [],
  };
}
