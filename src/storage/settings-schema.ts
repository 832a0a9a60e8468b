import {
  generalMigrations,
  migrated,
  siteRulesMigrations,
  type UnreadableReason,
} from '../settings/migrations.ts';
import { readPolicy } from '../settings/policy.ts';
import { readSiteRules, type SiteRules } from '../settings/rules-by-origin.ts';
import { effective, type Settings } from '../settings/settings.ts';
import { type Choices, validChoices } from '../settings/table.ts';

export const generalKey = 'general';
export const siteRulesKey = 'siteRules';

/** The contents of the browser's storage areas, not yet parsed; undefined if there are none. */
export interface Stores {
  /** General settings in `storage.sync`. */
  readonly synced: unknown;
  /**
   * General settings in `storage.local`; present only if `storage.sync` refused them, so they are newer than `synced`.
   */
  readonly general: unknown;
  readonly siteRules: unknown;
  readonly managed: unknown;
}

/** The stores that have versions. */
export type StoreName = keyof Omit<Stores, 'managed'>;

const migrations = { synced: generalMigrations, general: generalMigrations, siteRules: siteRulesMigrations };

/** Returns a store's fields, migrated to this build's version, or why they cannot be read. */
export function readStore(name: StoreName, stores: Stores) {
  return migrated(stores[name], migrations[name]);
}

/** Returns the user's choices; none from a store that cannot be read. */
export function choicesIn(stores: Stores): Choices {
  const local = stores.general === undefined ? undefined : readStore('general', stores);
  const fields = typeof local === 'object' ? local : readStore('synced', stores);
  return typeof fields === 'object' ? validChoices(fields) : {};
}

/** Returns the user's rules for individual sites. */
export function rulesIn(stores: Stores): SiteRules {
  const fields = readStore('siteRules', stores);
  return typeof fields === 'object' ? readSiteRules(fields.rules) : {};
}

export function settingsIn(stores: Stores): Settings {
  return effective(choicesIn(stores), rulesIn(stores), readPolicy(stores.managed));
}

/** Returns the stores that cannot be read, and why. */
export function unreadableIn(stores: Stores): readonly (readonly [StoreName, UnreadableReason])[] {
  return (Object.keys(migrations) as StoreName[]).flatMap((name) => {
    const read = readStore(name, stores);
    return typeof read === 'string' ? [[name, read] as const] : [];
  });
}
