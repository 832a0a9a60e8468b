import type { HopState } from '../diagnosis/hop.ts';
import type { RecentTrouble } from '../history/recent.ts';
import type { Sight } from '../messages.ts';
import type { Card } from './card.ts';
import type { Explanation } from './explanation.ts';
import type { CalmState, View } from './view.ts';

type CalmView = Omit<View, 'state' | 'more'>;

const notWatching: Card = {
  sign: 'unsure',
  title: { key: 'state_not_watching' },
  note: { key: 'state_not_watching_note' },
};

const looking: CalmView = {
  headline: { key: 'state_looking' },
  chain: chainThatIs('unknown'),
  happened: [],
  card: { sign: 'unsure', title: { key: 'state_looking_note' } },
};

const views: Readonly<Record<CalmState, CalmView>> = {
  looking,
  fine: {
    headline: { key: 'state_fine' },
    chain: chainThatIs('fine'),
    happened: [{ key: 'state_fine_note' }],
    card: { sign: 'fine', title: { key: 'state_no_trouble' }, note: { key: 'state_no_trouble_note' } },
    secondary: 'reload-without-cache',
  },
  'on-click': {
    headline: { key: 'state_fine' },
    chain: chainThatIs('fine'),
    happened: [{ key: 'access_on_click' }],
    card: notWatching,
  },
  unknown: {
    headline: { key: 'state_unknown' },
    chain: chainThatIs('unknown'),
    happened: [{ key: 'state_unknown_note' }],
    card: { sign: 'unsure', title: { key: 'state_load_again' }, note: { key: 'state_load_again_note' } },
    primary: 'load-again',
  },
  'no-permission': {
    headline: { key: 'state_no_permission' },
    chain: chainThatIs('unknown'),
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

const states: Readonly<Record<Sight, CalmState>> = {
  well: 'fine',
  'well-on-click': 'on-click',
  // The record follows; until it is there nothing is claimed.
  failed: 'looking',
  'no-permission': 'no-permission',
  'browser-page': 'browser-page',
  unknown: 'unknown',
};

/** A tab that shows no failed page, by what a look found; undefined while it is under way. */
export function calmView(sight: Sight | undefined, trouble: RecentTrouble | undefined, now: number): View {
  const state = sight ? states[sight] : 'looking';
  const view: View = { state, more: [], ...views[state] };
  return state === 'fine' && trouble ? { ...view, card: troubleCard(trouble, now) } : view;
}

function troubleCard({ times, last }: RecentTrouble, now: number): Card {
  return {
    sign: 'fine',
    title: { key: 'trouble_times', values: [{ plural: times }] },
    note: {
      key: 'trouble_last',
      values: [{ ago: Math.max(0, now - last.until) }, { roughly: last.until - last.since }],
    },
  };
}

/** The way to a site with all of its hops alike. */
export function chainThatIs(state: HopState): Explanation['chain'] {
  return [
    { name: { key: 'chain_you' }, state },
    { name: { key: 'chain_network' }, state },
    { name: { key: 'chain_door' }, state },
    { name: { key: 'chain_site' }, state },
  ];
}
