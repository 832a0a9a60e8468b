import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { callSource, type Popup } from '../browsers/browser.ts';

/** What runs a function on a document, as `Popup.evaluate` does. */
export type Evaluate = Popup['evaluate'];

/** A page of the extension, read as a popup is. */
export const inPage =
  (page: Page): Evaluate =>
  (run, ...args) =>
    page.evaluate(callSource(run, 'document', args)) as never;

const wcagTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that WCAG 2.0 to 2.2 ask for at A and AA, as far as a program can tell. */
export const wcag: axe.RunOnly = { type: 'tag', values: wcagTags };

/** And what axe itself finds good. */
const everything: axe.RunOnly = { type: 'tag', values: [...wcagTags, 'best-practice'] };

/** What a change of colours alone can break, for a document whose other faults were looked for in other colours. */
export const colours: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

// As a function of the document: a page of the extension runs no script but its own, nor any text as one. The timers
// are the document's own: a popup of Firefox is reached from a tab behind it, whose timers wait a second each.
const bringAxe = new Function(
  'document',
  `const window = document.defaultView;
  const setTimeout = window.setTimeout.bind(window);
  ${axe.source}`,
) as (document: Document) => void;

/** Brings axe-core to a document that has it not yet; it stands there as `window.axe`. */
export async function withAxe(evaluate: Evaluate): Promise<void> {
  if (!(await evaluate((document) => 'axe' in (document.defaultView as object)))) await evaluate(bringAxe);
}

/**
 * What axe-core finds wrong with a document as it is now, each with the elements that have it, and what it could
 * not tell: a contrast that was not reckoned is not known to be enough.
 */
export async function axeFaults(evaluate: Evaluate, rules = everything): Promise<readonly string[]> {
  await withAxe(evaluate);
  return evaluate(async (document, runOnly) => {
    const inside = (document.defaultView as unknown as { axe: typeof axe }).axe;
    const { violations, incomplete, passes } = await inside.run(document, { runOnly });
    const told = (results: typeof violations, what = '') =>
      results.map(({ id, nodes }) => `${id}${what}: ${nodes.map(({ html }) => html).join(' ')}`);
    const isReckoned = passes.some(({ id }) => id === 'color-contrast');
    return [
      ...told(violations),
      ...told(incomplete, ' (not told)'),
      ...(isReckoned ? [] : ['color-contrast: reckoned of nothing']),
    ];
  }, rules);
}
