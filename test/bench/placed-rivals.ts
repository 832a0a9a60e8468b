import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { BrowserName } from '../browsers/browser.ts';

const root = resolve(import.meta.dirname, '../..');

/** An extension that somebody placed in a folder to be compared with Gatelight. */
export interface PlacedRival {
  readonly name: string;
  /** Unpacked. */
  readonly folder: string;
  /** The path of its popup. */
  readonly popup: string;
  /** Its add-on id; only Firefox's manifests have one. */
  readonly id: string | undefined;
}

interface Manifest {
  readonly action?: { readonly default_popup?: string };
  readonly browser_action?: { readonly default_popup?: string };
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

/**
 * Returns the extensions with a popup in `.cache/rivals/<browser>/`, one unpacked in each folder there; says so in one
 * line if there are none. They are never part of the repository.
 */
export function placedRivals(browser: BrowserName): readonly PlacedRival[] {
  const folder = join(root, '.cache/rivals', browser);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const rivals = names.flatMap((name) => {
    const file = join(folder, name, 'manifest.json');
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const popup = (manifest.action ?? manifest.browser_action)?.default_popup;
    const id = manifest.browser_specific_settings?.gecko?.id;
    return popup ? [{ name, folder: join(folder, name), popup: popup.replace(/^\//, ''), id }] : [];
  });
  if (rivals.length === 0) console.log(`  No rivals: no unpacked extension in ${relative(root, folder)}/`);
  return rivals;
}
