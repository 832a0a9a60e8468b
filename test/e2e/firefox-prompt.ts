import type { Browser as Puppeteer } from 'puppeteer-core';
import { waitFor } from '../browsers/browser.ts';
import { chromeScope, type FirefoxWindow } from '../browsers/firefox-chrome-scope.ts';

interface Notification extends Element {
  readonly button: HTMLElement;
  readonly secondaryButton: HTMLElement;
}

type PromptWindow = FirefoxWindow & {
  readonly PopupNotifications: { readonly panel: Element & { readonly state: string } };
};

const buttons = { allow: 'button', deny: 'secondaryButton' } as const;

/**
 * Lets Firefox raise its own question whether the extension may have a permission, and answers it. The launcher has
 * it allow everything unasked.
 *
 * @param ask what makes the extension ask
 */
export async function answerPrompt(
  browser: Puppeteer,
  says: keyof typeof buttons,
  ask: () => Promise<void>,
): Promise<void> {
  const chrome = await chromeScope(browser);
  const prompts = (on: boolean) =>
    chrome(
      ({ Services }, value) =>
        Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', value),
      on,
    );
  const isOpen = () => chrome((window) => (window as PromptWindow).PopupNotifications.panel.state === 'open');
  await prompts(true);
  await ask();
  await waitFor("Firefox's question", isOpen);
  // It takes no click in its first moments, and each that comes too early makes them longer.
  const clickAfter = (window: FirefoxWindow, button: 'button' | 'secondaryButton', ms: number) =>
    new Promise<boolean>((resolve) => {
      window.setTimeout(() => {
        const { panel } = (window as PromptWindow).PopupNotifications;
        (panel.firstElementChild as Notification | null)?.[button].click();
        resolve(true);
      }, ms);
    });
  await chrome(clickAfter, buttons[says], 1_000);
  await waitFor("Firefox's question to be answered", async () => !(await isOpen()));
  await prompts(false);
}
