/** A stored object with the version of its format. */
export interface Versioned {
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Why a store cannot be read: a newer version of Gatelight wrote it, or it has no known format. */
export type UnreadableReason = 'newer' | 'damaged';

/** Converts a stored object to the next version. Its index in a list of migrations is the version it converts from. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Versioned;

/** Version 0 of the general settings had no `version` field. */
export const generalMigrations: readonly Migration[] = [(fields) => ({ ...fields, version: 1 })];

/** Version 0 of the site rules consisted of the rules only. */
export const siteRulesMigrations: readonly Migration[] = [(rules) => ({ version: 1, rules })];

/**
 * Converts a stored value to the current version, which is the number of migrations. A missing store becomes an empty
 * one of that version.
 */
export function migrated(stored: unknown, migrations: readonly Migration[]): Versioned | UnreadableReason {
  if (stored === undefined) return { version: migrations.length };
  if (!isRecord(stored)) return 'damaged';
  const version = stored.version ?? 0;
  if (!Number.isInteger(version) || (version as number) < 0) return 'damaged';
  if ((version as number) > migrations.length) return 'newer';
  return migrations
    .slice(version as number)
    .reduce<Readonly<Record<string, unknown>>>((fields, migrate) => migrate(fields), stored) as Versioned;
}

/** Returns whether an untrusted value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
