import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { callSource, type Popup } from '../browsers/browser.ts';

/** Runs a function in a document, as `Popup.evaluate` does. */
export type Evaluate = Popup['evaluate'];

/** Returns `Evaluate` for a page of the extension in a tab. */
export const inPage =
  (page: Page): Evaluate =>
  (run, ...args) =>
    page.evaluate(callSource(run, 'document', args)) as never;

const wcagTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Everything that WCAG 2.0 to 2.2 require at levels A and AA, as far as a program can check it. */
export const wcag: axe.RunOnly = { type: 'tag', values: wcagTags };

/** The same plus axe's own best practices. */
const everything: axe.RunOnly = { type: 'tag', values: [...wcagTags, 'best-practice'] };

/**
 * The rules that a change of colors alone can break, for a document whose other rules were checked in other
 * colors.
 */
export const colors: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const minified = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// Runs axe as a function in the document, since a page of the extension runs no inline script. The document's
// own timers are replaced: a Firefox popup is driven from a background tab, whose timers are throttled to one
// second.
const bringAxe = new Function(
  'document',
  `const window = document.defaultView;
  const setTimeout = window.setTimeout.bind(window);
  ${readFileSync(minified, 'utf8')}`,
) as (document: Document) => void;

/** Injects axe-core as `window.axe` unless the document already has it. */
export async function withAxe(evaluate: Evaluate): Promise<void> {
  if (!(await evaluate((document) => 'axe' in (document.defaultView as object)))) await evaluate(bringAxe);
}

/**
 * Returns the violations that axe-core finds in the document as it is now, each with its elements, and its
 * incomplete results: a contrast that axe could not compute is not known to be sufficient.
 */
export async function axeFaults(evaluate: Evaluate, rules = everything): Promise<readonly string[]> {
  await withAxe(evaluate);
  return evaluate(async (document, runOnly) => {
    const inside = (document.defaultView as unknown as { axe: typeof axe }).axe;
    const { violations, incomplete, passes } = await inside.run(document, { runOnly });
    const describeNodes = (results: typeof violations, what = '') =>
      results.map(({ id, nodes }) => `${id}${what}: ${nodes.map(({ html }) => html).join(' ')}`);
    const hasContrast = passes.some(({ id }) => id === 'color-contrast');
    return [
      ...describeNodes(violations),
      ...describeNodes(incomplete, ' (incomplete)'),
      ...(hasContrast ? [] : ['color-contrast: nothing was measured']),
    ];
  }, rules);
}
