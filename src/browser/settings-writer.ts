import { generalMigrations, siteRulesMigrations } from '../settings/migrations.ts';
import type { SiteRules } from '../settings/rules-by-origin.ts';
import { choicesIn, readStore, rulesIn, type Stores } from '../settings/stores.ts';
import type { Choices, RetryMode } from '../settings/table.ts';
import { browser } from './api.ts';
import { generalKey, readStores, siteRulesKey } from './settings-store.ts';

/** What the user chose, without what the organisation says to it. */
interface Own {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
}

/** Gives some settings the user's own value. Rejects where no area takes it. */
export function choose(choices: Choices): Promise<void> {
  return change((own) => ({ ...own, choices: { ...own.choices, ...choices } }));
}

/** Makes or changes the rule of one site; undefined unmakes it. Rejects where it cannot be stored. */
export function setSiteRule(origin: string, mode: RetryMode | undefined): Promise<void> {
  return change((own) => {
    const { [origin]: _before, ...others } = own.siteRules;
    return { ...own, siteRules: mode === undefined ? others : { ...others, [origin]: mode } };
  });
}

/** Puts what a file brought over what was chosen before; the file's word counts where both have one. */
export function adopt({ choices, siteRules }: Own): Promise<void> {
  return change((own) => ({
    choices: { ...own.choices, ...choices },
    siteRules: { ...own.siteRules, ...siteRules },
  }));
}

/** Forgets every choice and every rule for a site. */
export function resetSettings(): Promise<void> {
  return change(() => ({ choices: {}, siteRules: {} }));
}

let last: Promise<unknown> = Promise.resolve();

/** One change after the other, for each starts from what the one before left. */
function change(to: (own: Own) => Own): Promise<void> {
  const done = last.then(async () => {
    const stores = await readStores();
    const own: Own = { choices: choicesIn(stores), siteRules: rulesIn(stores) };
    const { choices, siteRules } = to(own);
    // The larger one first: where this machine's store is full, nothing at all is changed.
    if (siteRules !== own.siteRules) await writeRules(siteRules);
    if (choices !== own.choices) await writeChoices(choices, stores);
  });
  last = done.catch(() => undefined);
  return done;
}

async function writeRules(rules: SiteRules): Promise<void> {
  const entry = { version: siteRulesMigrations.length, rules };
  await browser.storage.local.set({ [siteRulesKey]: entry });
}

/**
 * To `storage.sync`, so that the user's machines agree; to `storage.local` where that refuses, or holds what a
 * newer Gatelight on another machine wrote, which is not ours to overwrite.
 */
async function writeChoices(choices: Choices, stores: Stores): Promise<void> {
  const entry = { [generalKey]: { ...choices, version: generalMigrations.length } };
  const synced = readStore('synced', stores) !== 'newer' && (await syncs(entry));
  if (synced) await browser.storage.local.remove(generalKey);
  else await browser.storage.local.set(entry);
}

async function syncs(entry: Record<string, unknown>): Promise<boolean> {
  try {
    await browser.storage.sync.set(entry);
    return true;
  } catch {
    return false;
  }
}
