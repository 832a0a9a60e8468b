import type { ColorScheme } from '../../test/browsers/appearance.ts';
import type { BrowserName } from '../../test/browsers/browser.ts';
import { pseudoLocales } from '../locales/pseudo.ts';

/** The locales of the extension, and the pseudo-locales. */
export const locales = [
  'english',
  'german',
  ...(Object.keys(pseudoLocales) as (keyof typeof pseudoLocales)[]),
] as const;
export type Locale = (typeof locales)[number];

export const colorSchemes: readonly ColorScheme[] = ['light', 'dark'];

/** What a picture shows. */
export interface Picture {
  readonly browser: BrowserName;
  readonly locale: Locale;
  readonly scene: string;
  readonly colorScheme: ColorScheme;
  /** Of a page in a tab, in px; absent for the popup, which has its own. */
  readonly width?: number;
}

/** The widths in which pages in a tab are shown, in px: a window's, and the least that WCAG 1.4.10 asks for. */
export const widths = [960, 320] as const;

/** Returns a picture's path within the gallery's folder. */
export function fileOf({ browser, locale, scene, colorScheme, width }: Picture): string {
  return `${locale}/${scene}-${browser}-${colorScheme}${width ? `-${width}` : ''}.png`;
}
