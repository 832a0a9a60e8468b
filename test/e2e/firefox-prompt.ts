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
 * Lets Firefox raise its own question whether the extension may have a permission, and says no. The launcher has it
 * allow everything unasked, and so it does again afterwards.
 *
 * @param ask what makes the extension ask
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
    // It takes no click in its first moments, and each that comes too early makes them longer.
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
    await waitFor("Firefox's question to be answered", async () => !(await isOpen()));
  } finally {
    await prompts(false);
  }
}
