import { browser } from './api.ts';
import { localText } from './i18n.ts';

/** The badge and title of the toolbar icon for one tab. */
export interface Badge {
  /** At most four characters fit. Empty: no badge. */
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** Sets one tab's badge and title. Does nothing if the tab is gone. */
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
 * Opens the popup over the active tab of the focused window. Does nothing if the browser refuses: Firefox before 149
 * requires a click, Chrome before 127 lacks the call, and neither opens it over another panel.
 */
export async function openPopup(): Promise<void> {
  const { action } = browser;
  await action.openPopup?.().catch(() => undefined);
}

/** Returns whether the icon is pinned to the toolbar; true if the browser does not report it. */
export async function isOnToolbar(): Promise<boolean> {
  const { isOnToolbar = true } = await browser.action.getUserSettings();
  return isOnToolbar;
}

/** Removes one tab's badge and resets its title. Does nothing if the tab is gone. */
export async function clearBadge(tabId: number): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ tabId, text: '' }),
    // Both browsers would show an empty title literally, and Chrome rejects null (measured).
    action.setTitle({ tabId, title: localText('extensionName') }),
  ]).catch(() => undefined);
}
