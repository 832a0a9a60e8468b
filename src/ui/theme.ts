const key = 'theme';

/**
 * Gives a page of the extension the colours that its reader chose, as they were last: `localStorage` is the only
 * store that can be read before the first frame is painted.
 */
export function wearLastTheme({ documentElement: { dataset } }: Document): void {
  dataset.theme = localStorage.getItem(key) ?? '';
}

/** Gives a page the colours of a theme, and remembers them for the next page. */
export function wearTheme(theme: string, { documentElement: { dataset } }: Document): void {
  if (dataset.theme === theme) return;
  localStorage.setItem(key, theme);
  dataset.theme = theme;
}
