import type { Browser as Puppeteer } from 'puppeteer-core';
import { waitFor } from '../browsers/browser.ts';
import { chromeScope, type FirefoxWindow } from '../browsers/firefox-chrome-scope.ts';

interface Notification extends Element {
  readonly secondaryButton: HTMLElement;
}

type PromptWindow = FirefoxWindow & {
  readonly PopupNotifications: { readonly panel: Element & { readonly state: string } };
};

/**
 * Lets Firefox show its own permission prompt for the extension, and refuses it. The launcher configures
 * Firefox to grant permissions without a prompt, and that is restored afterwards.
 *
 * @param ask the action that makes the extension request the permission
 */
export async function refusePrompt(browser: Puppeteer, ask: () => Promise<void>): Promise<void> {
  const chrome = await chromeScope(browser);
  const prompts = (on: boolean) =>
    chrome(
      ({ Services }, value) =>
        Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', value),
      on,
    );
  const isOpen = () => chrome((window) => (window as PromptWindow).PopupNotifications.panel.state === 'open');
  await prompts(true);
  try {
    await ask();
    await waitFor("Firefox's question", isOpen);
    // The prompt ignores clicks at first, and each early click extends that delay.
    await chrome(
      (window, ms) =>
        new Promise<void>((resolve) => {
          window.setTimeout(() => {
            const { panel } = (window as PromptWindow).PopupNotifications;
            (panel.firstElementChild as Notification | null)?.secondaryButton.click();
            resolve();
          }, ms);
        }),
      1_000,
    );
    await waitFor("Firefox's prompt to be answered", async () => !(await isOpen()));
  } finally {
    await prompts(false);
  }
}
