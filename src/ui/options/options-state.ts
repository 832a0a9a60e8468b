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

/** Everything that the options page shows, kept up to date with the stores. */
export interface OptionsState {
  readonly settings: Settings;
  /** The user's own rules, without those of the organization's policy. */
  readonly ownRules: SiteRules;
  readonly setAside: readonly SetAside[];
  /** Whether the browser has granted permission to show notifications. */
  readonly mayNotify: boolean;
}

async function read(): Promise<OptionsState> {
  const [stores, setAside, allowed] = await Promise.all([readStores(), loadSetAside(), mayNotify()]);
  return { settings: settingsIn(stores), ownRules: rulesIn(stores), setAside, mayNotify: allowed };
}

/** The current state; undefined until it has been read for the first time. */
export const optionsState = signal<OptionsState | undefined>(undefined);

/** How long a change may take before it counts as failed, in ms. */
const changeTimeout = 10_000;

let pendingChanges = 0;
let reads = 0;

/**
 * Reads the stores into `optionsState`. Skips the result while a change is pending, since it would render a checkbox
 * that was just checked as unchecked, and if a later read has started.
 */
async function refresh(): Promise<void> {
  const number = ++reads;
  const present = await read().catch(() => undefined);
  if (present && number === reads && pendingChanges === 0) optionsState.value = present;
}

/** Reads the stores, and again after each change of the settings, the stores set aside or the permissions. */
export async function loadOptionsState(): Promise<void> {
  onSettingsChanged(refresh);
  onSetAsideChanged(refresh);
  onPermissionsChanged(refresh);
  await refresh();
}

/** The outcome of the last change. */
export const saveOutcome = signal<'none' | 'saved' | 'not-saved'>('none');

/**
 * Waits for a change to be stored and sets `saveOutcome`. If the change fails, the page shows what is stored again.
 * Clears the outcome of the change before it first.
 */
export async function reportOutcome(change: Promise<unknown>): Promise<void> {
  saveOutcome.value = 'none';
  pendingChanges++;
  const stored = change.then(
    () => 'saved' as const,
    () => 'not-saved' as const,
  );
  // A store that never answers must not prevent later updates of the page.
  const result = (await within(changeTimeout, stored)) ?? 'not-saved';
  pendingChanges--;
  await refresh();
  saveOutcome.value = result;
}
