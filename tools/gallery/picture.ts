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
}

/** Returns a picture's path within the gallery's folder. */
export function fileOf({ browser, locale, scene, colorScheme }: Picture): string {
  return `${locale}/${scene}-${browser}-${colorScheme}.png`;
}
