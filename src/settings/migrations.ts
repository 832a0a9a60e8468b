/** What is stored, with the version of its shape. */
export interface Versioned {
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Why a store cannot be read: a newer Gatelight wrote it, or it is of no shape that there ever was. */
export type Foreign = 'newer' | 'damaged';

/** Leads from the version that is its index to the next one. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Versioned;

/** Version 0 of the general settings said nothing of its version. */
export const generalMigrations: readonly Migration[] = [(fields) => ({ ...fields, version: 1 })];

/** Version 0 of the site rules had the origins beside nothing else. */
export const siteRulesMigrations: readonly Migration[] = [(rules) => ({ version: 1, rules })];

/**
 * Brings what is stored to the version that this build writes, which is the number of migrations there are;
 * an absent store is one of that version without a field.
 */
export function upToDate(stored: unknown, migrations: readonly Migration[]): Versioned | Foreign {
  if (stored === undefined) return { version: migrations.length };
  if (!isRecord(stored)) return 'damaged';
  const version = stored.version ?? 0;
  if (!Number.isInteger(version) || (version as number) < 0) return 'damaged';
  if ((version as number) > migrations.length) return 'newer';
  return migrations
    .slice(version as number)
    .reduce<Readonly<Record<string, unknown>>>((fields, migrate) => migrate(fields), stored) as Versioned;
}

/** Whether a value from outside has fields to be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
