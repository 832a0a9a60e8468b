import { onSettingsChanged, readSettings } from '../storage/settings-store.ts';
import { wearLastTheme, wearTheme } from './theme.ts';

/** Gives a page of the extension the colours that its reader chose, now and after each change. */
export function followTheme(document: Document): void {
  const read = async () => wearTheme((await readSettings()).general.theme, document);
  wearLastTheme(document);
  onSettingsChanged(read);
  void read();
}
