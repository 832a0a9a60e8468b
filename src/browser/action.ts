import { browser } from './api.ts';

/** What the toolbar button shows for one tab. */
export interface Badge {
  /** At most four characters fit. Empty: no badge. */
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** Paints one tab's button. Does nothing where the tab is gone. */
export async function paintBadge(tabId: number, badge: Badge): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ tabId, text: badge.text }),
    action.setBadgeBackgroundColor({ tabId, color: badge.color }),
    action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    action.setTitle({ tabId, title: badge.title }),
  ]).catch(() => undefined);
}

/**
 * Opens the popup over the front tab of the focused window. Does nothing where the browser refuses: Firefox before 149
 * wants a click, Chrome before 127 lacks the call, and neither opens it over another panel.
 */
export async function openPopup(): Promise<void> {
  const { action } = browser;
  await action.openPopup?.().catch(() => undefined);
}

/** Whether the button stands beside the address bar, not behind the menu of extensions; true where the browser does not tell. */
export async function isOnToolbar(): Promise<boolean> {
  const { isOnToolbar = true } = await browser.action.getUserSettings();
  return isOnToolbar;
}

/** Gives one tab's button back its ordinary look. Does nothing where the tab is gone. */
export async function clearBadge(tabId: number): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ tabId, text: '' }),
    // An empty title would be shown as such in both browsers, and Chrome takes no null (measured).
    action.setTitle({ tabId, title: browser.i18n.getMessage('extensionName') }),
  ]).catch(() => undefined);
}
