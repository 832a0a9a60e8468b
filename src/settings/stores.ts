import { type Foreign, generalMigrations, siteRulesMigrations, upToDate } from './migrations.ts';
import { readPolicy } from './policy.ts';
import { readSiteRules, type SiteRules } from './rules-by-origin.ts';
import { effective, type Settings } from './settings.ts';
import { type Choices, validChoices } from './table.ts';

/** What the browser's storage areas hold, unread; undefined where that is nothing. */
export interface Stores {
  /** General settings in `storage.sync`. */
  readonly synced: unknown;
  /** General settings in `storage.local`, where `storage.sync` refused them: they are the later ones. */
  readonly general: unknown;
  readonly siteRules: unknown;
  readonly managed: unknown;
}

/** The stores that have versions. */
export type StoreName = keyof Omit<Stores, 'managed'>;

const migrations = { synced: generalMigrations, general: generalMigrations, siteRules: siteRulesMigrations };

/** A store's fields in this build's shape; why not, where they cannot be read. */
export function readStore(name: StoreName, stores: Stores) {
  return upToDate(stores[name], migrations[name]);
}

/** What the user chose; of a store that cannot be read, nothing. */
export function choicesIn(stores: Stores): Choices {
  const local = stores.general === undefined ? undefined : readStore('general', stores);
  const fields = typeof local === 'object' ? local : readStore('synced', stores);
  return typeof fields === 'object' ? validChoices(fields) : {};
}

/** The rules that the user made for single sites. */
export function rulesIn(stores: Stores): SiteRules {
  const fields = readStore('siteRules', stores);
  return typeof fields === 'object' ? readSiteRules(fields.rules) : {};
}

export function settingsIn(stores: Stores): Settings {
  return effective(choicesIn(stores), rulesIn(stores), readPolicy(stores.managed));
}

/** The stores that cannot be read, and why. */
export function foreignIn(stores: Stores): readonly (readonly [StoreName, Foreign])[] {
  return (Object.keys(migrations) as StoreName[]).flatMap((name) => {
    const read = readStore(name, stores);
    return typeof read === 'string' ? [[name, read] as const] : [];
  });
}
