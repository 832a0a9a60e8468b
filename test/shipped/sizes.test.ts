import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { distOf, manifestOf, targets } from './dist.ts';

const kilobyte = 1024;

/** What each may weigh with all that the browser loads for it, each file gzipped, in bytes. */
const budgets = [
  ['background', 32 * kilobyte],
  ['popup', 30 * kilobyte],
] as const;

const imports = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g;
const scriptsAndStyles = /<(?:script|link)[^>]+(?:src|href)="(\.[^"]+)"/g;

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

function startOf(what: (typeof budgets)[number][0], target: (typeof targets)[number]): string {
  if (what === 'popup') return (manifestOf(target).action as { default_popup: string }).default_popup;
  const background = manifestOf(target).background as { service_worker?: string; scripts?: string[] };
  return background.service_worker ?? background.scripts?.[0] ?? '';
}

const report: string[] = [];
afterAll(() => console.log(report.join('\n')));

describe.each(targets)('what %s loads', (target) => {
  it.each(budgets)('for the %s is within its budget of %i bytes', (what, budget) => {
    const folder = distOf(target);
    const sizes = [...loadedBy(folder, startOf(what, target))]
      .filter((file) => /\.(?:js|css)$/.test(file))
      .map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const parts = sizes.map(([file, size]) => `${file} ${size}`).join(', ');
    report.push(`${target} ${what}: ${total} of ${budget} bytes gzipped (${parts})`);
    expect(sizes.map(([file]) => file)).toContain(`${what}.js`);
    expect(total).toBeLessThanOrEqual(budget);
  });
});
