import type { Browser as Puppeteer } from 'puppeteer-core';
import { describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { chromeScope, type FirefoxWindow } from '../../browsers/firefox-chrome-scope.ts';
import { failing, healthy } from '../../gateways/behaviors.ts';
import { useField } from './field.ts';

/** The part of Firefox's own window that receives the keyboard. */
interface WindowWithAddressBar extends FirefoxWindow {
  readonly gURLBar: HTMLElement & {
    readonly value: string;
    readonly inputField: { setUserInput(text: string): void };
  };
  readonly gBrowser: FirefoxWindow['gBrowser'] & { readonly selectedBrowser: HTMLElement };
}

/** Drives the browser's own window, which no page's debugger reaches. */
async function addressBar(browser: Puppeteer) {
  const chrome = await chromeScope(browser);
  return {
    /** Clicks into the address bar and types, as with the keyboard. */
    type: (text: string) =>
      chrome((window, typed) => {
        const { gURLBar } = window as WindowWithAddressBar;
        gURLBar.focus();
        gURLBar.inputField.setUserInput(typed);
      }, text),
    text: () => chrome((window) => (window as WindowWithAddressBar).gURLBar.value),
    /** Moves the focus back to the page. */
    leave: () => chrome((window) => (window as WindowWithAddressBar).gBrowser.selectedBrowser.focus()),
  };
}

// Chromium's address bar takes no keys from a debugger, and keeps what is typed across a reload.
describe.runIf(browserNames.includes('firefox'))('the address bar, in firefox,', () => {
  const field = useField('firefox');

  it('is not emptied by a reload while the user types there, and the page comes back afterwards', async (context) => {
    const { expect } = context;
    const { site, openTab, withPopup, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(502));
    const tab = await openTab(url());
    await expectBadge(tab, '502');
    const { type, text, leave } = await addressBar(tab.page.browser());
    await type('half an addr');
    await expectStays(async () => [asked().length, await text()], [1, 'half an addr'], 20_000);
    await withPopup(tab, (popup) =>
      expect.poll(() => popup.text(), { timeout: 6_000 }).toMatch(/You may be typing somewhere else/),
    );
    await leave();
    await app.become(healthy);
    await expectTitle(tab, 'All is well', 45_000);
  });
});
