import type { CDPSession, Page } from 'puppeteer-core';
import type { FirefoxWindow } from './firefox-chrome-scope.ts';

export type ColorScheme = 'light' | 'dark';

/** What pages read in media queries of how their reader wants them. */
export interface Appearance {
  /** Light unless told. */
  readonly colorScheme?: ColorScheme;
  readonly reducedMotion?: boolean;
  /** The system's few colours in place of the page's own, as in Windows' contrast themes. */
  readonly forcedColors?: boolean;
}

/** Sets it for pages of Chromium, one by one. What DevTools emulates ends with the session that asked for it. */
export function chromiumAppearance(): (page: Page, appearance: Appearance) => Promise<void> {
  const sessions = new WeakMap<Page, CDPSession>();
  return async (page, { colorScheme = 'light', reducedMotion, forcedColors }) => {
    const session = sessions.get(page) ?? (await page.createCDPSession());
    sessions.set(page, session);
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: colorScheme },
        { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
        { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
      ],
    });
  };
}

/** Firefox's preferences for it, which also hold while it runs. */
export function firefoxAppearance(appearance: Appearance): Readonly<Record<string, number>> {
  const { colorScheme = 'light', reducedMotion, forcedColors } = appearance;
  return {
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    // 0: the system decides; 2: always the colours chosen in the settings.
    'browser.display.document_color_use': forcedColors ? 2 : 0,
  };
}

/** Runs in Firefox's own window. */
export function setPreferences(
  { Services: { prefs } }: FirefoxWindow,
  preferences: Record<string, number | boolean>,
): void {
  for (const [name, value] of Object.entries(preferences))
    if (typeof value === 'boolean') prefs.setBoolPref(name, value);
    else prefs.setIntPref(name, value);
}
