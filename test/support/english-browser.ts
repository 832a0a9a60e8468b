import { messagesIn } from '../../tools/locales/languages.ts';
import { textsOf } from '../../tools/locales/texts-of.ts';
import { byName } from './by-name.ts';
import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';
import { putInPlace } from './no-browser.ts';

const texts = textsOf(messagesIn('en'));

/** The part of the API that a test replaces, by namespace. */
type Replaced = Readonly<Record<string, object>>;

/** Puts a fake browser in place that has the texts of English, for tests of what a user sees. */
export function useEnglishBrowser(replaced: Replaced = {}): FakeBrowser {
  const browser = createFakeBrowser(() => ({ status: 200 }));
  const { api } = browser;
  Object.assign(api, { i18n: { getMessage: byName(texts) } });
  for (const [name, members] of Object.entries(replaced)) {
    const before = (api as unknown as Replaced)[name];
    Object.assign(api, { [name]: { ...before, ...members } });
  }
  putInPlace(api);
  return browser;
}
