import { expect } from 'vitest';
import type { Evaluate } from './axe.ts';

/**
 * Opens every collapsed section of a popup over a failed page, and waits for the parts that load only then.
 */
export async function openSections(evaluate: Evaluate): Promise<void> {
  await setSections(evaluate, true);
  const isLoaded = () =>
    evaluate((document) =>
      ['[data-act=copy-report]', '[data-act=copy-command]', '[data-section=why] li'].every((part) =>
        document.querySelector(part),
      ),
    );
  await expect.poll(isLoaded).toBe(true);
}

/** Closes them again: which are open is remembered for the next popup. */
export const closeSections = (evaluate: Evaluate): Promise<void> => setSections(evaluate, false);

function setSections(evaluate: Evaluate, open: boolean): Promise<void> {
  return evaluate((document, isOpen) => {
    for (const part of document.querySelectorAll('details')) part.open = isOpen;
  }, open);
}
