import type { CDPSession, Page } from 'puppeteer-core';
import type { FirefoxWindow } from './firefox-chrome-scope.ts';

export type ColorScheme = 'light' | 'dark';

/** The user's display preferences, as pages read them in media queries. */
export interface Appearance {
  /** Light by default. */
  readonly colorScheme?: ColorScheme;
  readonly reducedMotion?: boolean;
  /** The system's few colors in place of the page's own, as in Windows' contrast themes. */
  readonly forcedColors?: boolean;
}

/**
 * Returns a function that sets the preferences for one page of Chromium. What DevTools emulates ends with the
 * session that requested it.
 */
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

/** Returns Firefox's preferences for it, which also apply while it runs. */
export function firefoxAppearance(appearance: Appearance): Readonly<Record<string, number>> {
  const { colorScheme = 'light', reducedMotion, forcedColors } = appearance;
  return {
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    // 0: the system decides; 2: always the colors chosen in the settings.
    'browser.display.document_color_use': forcedColors ? 2 : 0,
  };
}

/** Returns the media queries that match in a page with the appearance. */
export function mediaOf({
  colorScheme = 'light',
  reducedMotion,
  forcedColors,
}: Appearance): readonly string[] {
  return [
    `(prefers-color-scheme: ${colorScheme})`,
    `(prefers-reduced-motion: ${reducedMotion ? 'reduce' : 'no-preference'})`,
    `(forced-colors: ${forcedColors ? 'active' : 'none'})`,
  ];
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
