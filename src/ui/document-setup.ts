import { textDirection, textLanguage } from '../browser/i18n.ts';
import { onSettingsChanged, readSettings } from '../storage/settings-store.ts';

const themeKey = 'theme';

/** Sets the language and the direction of the document to those of its texts. */
export function setDocumentLanguage({ documentElement }: Document): void {
  documentElement.lang = textLanguage();
  documentElement.dir = textDirection();
}

/** Scrolls what the keyboard focuses into view as a whole; Firefox leaves it where a part of it is visible. */
export function followFocus(document: Document): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible'))
      target.scrollIntoView({ block: 'nearest' });
  });
}

/**
 * Applies the theme that was in use last. `localStorage` is the only store that can be read before the first frame is
 * painted.
 */
export function applyLastTheme({ documentElement: { dataset } }: Document): void {
  dataset.theme = localStorage.getItem(themeKey) ?? '';
}

/** Applies a theme, and keeps it for `applyLastTheme`. */
export function applyTheme(theme: string, { documentElement: { dataset } }: Document): void {
  if (dataset.theme === theme) return;
  localStorage.setItem(themeKey, theme);
  dataset.theme = theme;
}

/** Applies the theme from the settings, now and after each change. */
export function followTheme(document: Document): void {
  const read = async () => applyTheme((await readSettings()).general.theme, document);
  applyLastTheme(document);
  onSettingsChanged(read);
  void read();
}
