import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

/** What axe-core finds wrong with a page as it is now, each with the elements that have it. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Evaluated as text: a page of the extension loads no script but its own.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
