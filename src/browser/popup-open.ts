import { browser } from './api.ts';

interface Contexts {
  getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly unknown[]>;
}

/** Whether the extension's own popup is open, which takes the keyboard focus from the page. */
export async function isPopupOpen(): Promise<boolean> {
  const runtime = browser.runtime as Contexts;
  const contexts = await runtime.getContexts?.({ contextTypes: ['POPUP'] }).catch(() => []);
  return (contexts?.length ?? 0) > 0;
}
