import type { Clearing } from '../clearing/clearing.ts';
import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import type { RecentSites } from '../diagnosis/recent-sites.ts';
import { keyOf, type Outage, type Site } from '../outage/outage.ts';
import type { Openings, TabRecord } from './session-schema.ts';

/** What `storage.session` holds, as an immutable value. */
export interface SessionState {
  readonly tabs: ReadonlyMap<number, TabRecord>;
  /** By `keyOf` of their site. */
  readonly outages: ReadonlyMap<string, Outage>;
  readonly recentSuccesses: RecentSuccesses | undefined;
  readonly recentSites: RecentSites;
  readonly openings: Openings | undefined;
  readonly clearing: Clearing | undefined;
  readonly scanned: boolean;
  /** As `settingsSnapshot` returns them. */
  readonly settingsSnapshot: unknown;
}

type OutageEntries = readonly (readonly [site: Site, outage: Outage | undefined])[];

/** Changes to `storage.session`. An undefined record is removed, an undefined field is left unchanged. */
export interface SessionChanges {
  readonly tabs?: readonly (readonly [tabId: number, record: TabRecord | undefined])[] | undefined;
  /** Outages with effects to run next. Without their record a restarted worker would run them again. */
  readonly outages?: OutageEntries | undefined;
  /** Outages without effects to run: the state holds them even while the session is full. */
  readonly outagesAtRest?: OutageEntries | undefined;
  readonly recentSuccesses?: RecentSuccesses | undefined;
  /** Never written alone: see `StateStore`. */
  readonly recentSites?: RecentSites | undefined;
  readonly openings?: Openings | undefined;
  readonly clearing?: Clearing | undefined;
  readonly scanned?: true | undefined;
  readonly settingsSnapshot?: Readonly<Record<string, unknown>> | undefined;
}

/** The state at the start of a browser session. */
export const emptySession: SessionState = {
  tabs: new Map(),
  outages: new Map(),
  recentSuccesses: undefined,
  recentSites: [],
  openings: undefined,
  clearing: undefined,
  scanned: false,
  settingsSnapshot: undefined,
};

/** Returns what a session holds after some changes. */
export function sessionAfter(before: SessionState, changes: SessionChanges): SessionState {
  const { tabs = [], outages = [], outagesAtRest = [] } = changes;
  return {
    tabs: mapAfter(before.tabs, tabs),
    outages: mapAfter(
      before.outages,
      [...outages, ...outagesAtRest].map(([site, outage]) => [keyOf(site), outage]),
    ),
    recentSuccesses: changes.recentSuccesses ?? before.recentSuccesses,
    recentSites: changes.recentSites ?? before.recentSites,
    openings: changes.openings ?? before.openings,
    clearing: changes.clearing ?? before.clearing,
    scanned: changes.scanned ?? before.scanned,
    settingsSnapshot: changes.settingsSnapshot ?? before.settingsSnapshot,
  };
}

function mapAfter<K, V>(
  before: ReadonlyMap<K, V>,
  changes: readonly (readonly [key: K, value: V | undefined])[],
): ReadonlyMap<K, V> {
  if (changes.length === 0) return before;
  const after = new Map(before);
  for (const [key, value] of changes) {
    if (value === undefined) after.delete(key);
    else after.set(key, value);
  }
  return after;
}
