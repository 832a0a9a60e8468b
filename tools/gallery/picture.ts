import type { ColorScheme } from '../../test/browsers/appearance.ts';
import type { BrowserName } from '../../test/browsers/browser.ts';
import { languages } from '../locales/languages.ts';
import { pseudoLocales } from '../locales/pseudo.ts';

/** The languages of the extension, by their folders in `_locales`, and the pseudo-locales. */
export const locales: readonly string[] = [...languages, ...Object.keys(pseudoLocales)];

export const colorSchemes: readonly ColorScheme[] = ['light', 'dark'];

/** What a picture shows. */
export interface Picture {
  readonly browser: BrowserName;
  /** One of `locales`. */
  readonly locale: string;
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
