import { signal } from '@preact/signals';
import { mayNotify } from '../../browser/notifications.ts';
import { onPermissionsChanged } from '../../browser/permissions.ts';
import type { SiteRules } from '../../settings/rules-by-origin.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SetAside } from '../../storage/set-aside-store.ts';
import { loadSetAside, onSetAsideChanged } from '../../storage/set-aside-store.ts';
import { rulesIn, settingsIn } from '../../storage/settings-schema.ts';
import { onSettingsChanged, readStores } from '../../storage/settings-store.ts';
import { within } from '../../within.ts';

/** All that the page shows; it follows what is stored, whoever changes it. */
export interface Chosen {
  readonly settings: Settings;
  /** The user's own, without the organisation's. */
  readonly ownRules: SiteRules;
  readonly setAside: readonly SetAside[];
  /** The browser lets us show notifications. */
  readonly mayNotify: boolean;
}

async function read(): Promise<Chosen> {
  const [stores, setAside, allowed] = await Promise.all([readStores(), loadSetAside(), mayNotify()]);
  return { settings: settingsIn(stores), ownRules: rulesIn(stores), setAside, mayNotify: allowed };
}

/** Undefined until it was read for the first time. */
export const chosen = signal<Chosen | undefined>(undefined);

/** In ms. */
const longestChange = 10_000;

let changing = 0;
let readings = 0;

/**
 * Shows what is stored. Not while a change is under way, or a box that was ticked just then would be drawn without its
 * tick; nor from a reading that a later one has overtaken.
 */
async function refresh(): Promise<void> {
  const nth = ++readings;
  const present = await read().catch(() => undefined);
  if (present && nth === readings && changing === 0) chosen.value = present;
}

/** Reads what is stored and follows it from there. */
export async function loadChosen(): Promise<void> {
  onSettingsChanged(refresh);
  onSetAsideChanged(refresh);
  onPermissionsChanged(refresh);
  await refresh();
}

/** What became of the last change. */
export const outcome = signal<'none' | 'saved' | 'not-saved'>('none');

/** Says so when a change is stored, or shows again what is; a change that follows says it anew. */
export async function saving(change: Promise<unknown>): Promise<void> {
  outcome.value = 'none';
  changing++;
  const stored = change.then(
    () => 'saved' as const,
    () => 'not-saved' as const,
  );
  // A store that never answers must not stop the page from showing anything else.
  const result = (await within(longestChange, stored)) ?? 'not-saved';
  changing--;
  await refresh();
  outcome.value = result;
}
