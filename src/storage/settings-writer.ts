import { type Entries, writeEntries } from '../browser/storage.ts';
import { generalMigrations, siteRulesMigrations } from '../settings/migrations.ts';
import type { SiteRules } from '../settings/rules-by-origin.ts';
import type { Choices, RetryMode } from '../settings/table.ts';
import { choicesIn, generalKey, readStore, rulesIn, type Stores, siteRulesKey } from './settings-schema.ts';
import { readStores } from './settings-store.ts';

/** The user's own choices, without the organization's policy. */
interface Own {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
}

/** Sets some settings to the user's own values. Rejects if no area accepts them. */
export function choose(choices: Choices): Promise<void> {
  return change((own) => ({ ...own, choices: { ...own.choices, ...choices } }));
}

/** Sets the rule of one site; undefined removes it. Rejects if it cannot be stored. */
export function setSiteRule(origin: string, mode: RetryMode | undefined): Promise<void> {
  return change((own) => {
    const { [origin]: _before, ...others } = own.siteRules;
    return { ...own, siteRules: mode === undefined ? others : { ...others, [origin]: mode } };
  });
}

/** Merges an imported file into the user's choices. If both have a value, the file's is used. */
export function adopt({ choices, siteRules }: Own): Promise<void> {
  return change((own) => ({
    choices: { ...own.choices, ...choices },
    siteRules: { ...own.siteRules, ...siteRules },
  }));
}

/** Removes every choice and every site rule. */
export function resetSettings(): Promise<void> {
  return change(() => ({ choices: {}, siteRules: {} }));
}

let last: Promise<unknown> = Promise.resolve();

/** Runs changes one after the other, because each is based on the result of the previous one. */
function change(to: (own: Own) => Own): Promise<void> {
  const done = last.then(async () => {
    const stores = await readStores();
    const own: Own = { choices: choicesIn(stores), siteRules: rulesIn(stores) };
    const { choices, siteRules } = to(own);
    // The larger one first: if `storage.local` is full, nothing is changed at all.
    if (siteRules !== own.siteRules) await writeRules(siteRules);
    if (choices !== own.choices) await writeChoices(choices, stores);
  });
  last = done.catch(() => undefined);
  return done;
}

async function writeRules(rules: SiteRules): Promise<void> {
  await writeEntries('local', { [siteRulesKey]: { version: siteRulesMigrations.length, rules } });
}

/**
 * Writes to `storage.sync`, so that the user's machines share the settings. Writes to `storage.local` if `storage.sync`
 * refuses, or holds settings that a newer Gatelight on another machine wrote and this one must not overwrite.
 */
async function writeChoices(choices: Choices, stores: Stores): Promise<void> {
  const entries = { [generalKey]: { ...choices, version: generalMigrations.length } };
  const isSynced = readStore('synced', stores) !== 'newer' && (await sync(entries));
  await writeEntries('local', isSynced ? { [generalKey]: undefined } : entries);
}

/** Returns whether `storage.sync` accepted the entries. */
function sync(entries: Entries): Promise<boolean> {
  return writeEntries('sync', entries).then(
    () => true,
    () => false,
  );
}
