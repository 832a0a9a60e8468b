import { onSettingsChanged, readSettings } from '../browser/settings-store.ts';

const key = 'theme';

/**
 * Gives a page of the extension the colours that its reader chose, now and after each change. What was chosen last
 * is kept in `localStorage` as well, the only store that can be read before the first frame is painted.
 */
export function followTheme({ documentElement: { dataset } }: Document): void {
  const show = (theme: string) => {
    dataset.theme = theme;
  };
  const read = async () => {
    const { theme } = (await readSettings()).general;
    localStorage.setItem(key, theme);
    show(theme);
  };
  show(localStorage.getItem(key) ?? '');
  onSettingsChanged(read);
  void read();
}
