import type { Command } from '../../src/outage/event.ts';
import type { Browser, Tab } from './browser.ts';

/** Sends the background what a click on a button of the popup sends. */
export async function giveCommand(
  browser: Pick<Browser, 'evaluate'>,
  tab: Pick<Tab, 'id'>,
  command: Command,
): Promise<void> {
  const message = { kind: 'command', tabId: tab.id, command };
  await browser.evaluate((api, sent) => api.runtime.sendMessage(sent), message);
}
