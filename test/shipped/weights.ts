import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Target } from '../../tools/build/manifest.ts';
import { distOf, manifestOf } from './dist.ts';

const kilobyte = 1024;

/** What each may weigh with all that the browser loads for it, each file gzipped, in bytes. */
export const budgets = {
  // At each start of it; a healthy navigation needs no more.
  background: 22.75 * kilobyte,
  // What the background loads once a page has failed, and while an outage lasts.
  diagnosis: 38.75 * kilobyte,
  outage: 10 * kilobyte,
  // What it loads once a part of a page has failed, if parts are watched.
  frames: 8.75 * kilobyte,
  // What it loads when the user has a site checked.
  check: 8 * kilobyte,
  // Holds what it shares with the other pages, too.
  popup: 34.5 * kilobyte,
  // What the popup loads in addition when a section with parts for the site's operator is opened, hovered or focused.
  'operator-parts': 9 * kilobyte,
  // The same for its sections about the meaning of a status and the evidence.
  'explanation-parts': 7 * kilobyte,
  // The same for its section that checks the site.
  'check-parts': 11 * kilobyte,
  // What it loads over a page that loaded, after the first frame.
  'loaded-page-parts': 7.25 * kilobyte,
  // What it loads in addition for the list of a page's cookies.
  'cookie-parts': 6 * kilobyte,
} as const;

/** What the archives may weigh, in KB: half of it are the texts of twelve languages. The polyfill takes 3 KB of Chrome's. */
export const archiveBudgets = { chrome: 450, firefox: 442 } as const;

export type Part = keyof typeof budgets;

/** Static imports alone: what a dynamic import loads is counted in a row of its own. */
const imports = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;
const scriptsAndStyles = /<(?:script|link)[^>]+(?:src|href)="(\.[^"]+)"/g;

/** The scripts and styles that a browser loads for a part of the build, each with its gzipped size in bytes. */
export function weightsOf(part: Part, target: Target): (readonly [file: string, size: number])[] {
  const folder = distOf(target);
  const before = part.endsWith('-parts') ? loadedBy(folder, startOf('popup', target)) : new Set();
  return [...loadedBy(folder, startOf(part, target))]
    .filter((file) => /\.(?:js|css)$/.test(file) && !before.has(file))
    .map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length]);
}

/** A file and all that it loads, and what those load in turn, as paths within the folder. */
function loadedBy(folder: string, file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const found = file.endsWith('.css')
    ? []
    : text.matchAll(file.endsWith('.html') ? scriptsAndStyles : imports);
  for (const [, path = ''] of found) loadedBy(folder, join(dirname(file), path), known);
  return known;
}

function startOf(part: Part, target: Target): string {
  if (part === 'popup') return (manifestOf(target).action as { default_popup: string }).default_popup;
  if (['diagnosis', 'outage', 'frames', 'check'].includes(part)) return `${part}.js`;
  if (part.endsWith('-parts')) return startOfParts(part, target);
  const background = manifestOf(target).background as { service_worker?: string; scripts?: string[] };
  return background.service_worker ?? background.scripts?.[0] ?? '';
}

/** What the popup imports late for a part: where another page shares the part, a script that exports it again. */
function startOfParts(part: Part, target: Target): string {
  const popup = readFileSync(join(distOf(target), 'chunks/popup-start.js'), 'utf8');
  const file = new RegExp(`\\bimport\\(["'\`]\\./(${part}\\d*\\.js)["'\`]\\)`).exec(popup)?.[1];
  if (!file) throw new Error(`The popup of ${target} imports no ${part}`);
  return `chunks/${file}`;
}
