import type { DocumentName } from '../../src/navigation/same-document.ts';
import type { Command } from '../../src/outage/step-interface.ts';
import type { Browser, Tab } from './browser.ts';

/** Returns the document that a tab shows, named as the browser names it. */
export async function documentIn(
  browser: Pick<Browser, 'evaluate'>,
  tab: Pick<Tab, 'id'>,
): Promise<DocumentName> {
  const frame = await browser.evaluate(
    (api, tabId) => api.webNavigation.getFrame({ tabId, frameId: 0 }),
    tab.id,
  );
  // A tab whose first page has not arrived yet shows none.
  const { url, documentId } = (frame ?? { url: '' }) as DocumentName;
  return { url, documentId };
}

/** Sends the background the message that a click on a button of the popup sends. */
export async function giveCommand(
  browser: Pick<Browser, 'evaluate'>,
  tab: Pick<Tab, 'id'>,
  command: Command,
): Promise<void> {
  const message = { kind: 'command', tabId: tab.id, document: await documentIn(browser, tab), command };
  await browser.evaluate((api, sent) => api.runtime.sendMessage(sent), message);
}
