import { messageName } from '../../src/browser/message-name.ts';
import { languages, messagesIn } from '../../tools/locales/languages.ts';
import { numbered } from '../../tools/locales/messages.ts';
import { type Browser, callSource, type Popup } from '../browsers/browser.ts';
import { type SceneContext, showScene } from '../scenes/run-scene.ts';
import type { Scene } from '../scenes/scenes.ts';

type Texts = Readonly<Record<string, string>>;

const textsIn = (language: string): Texts =>
  Object.fromEntries(Object.entries(messagesIn(language)).map(([key, entry]) => [key, numbered(entry)]));

const texts = Object.fromEntries(languages.map((language) => [language, textsIn(language)]));

/** Where a page of the extension finds the texts of its language, by the names that they have in a build. */
const stored = 'spoken';

/**
 * A script for the pages of a build that lets them change their language: a browser has one for as long as it runs.
 */
export const speakAnyLanguage = `${callSource(speak, 'globalThis', [stored])};`;

interface Scope {
  readonly browser?: { i18n: { getMessage: unknown } };
  readonly chrome?: { i18n: { getMessage: unknown } };
}

/** Runs in a page, before it. */
function speak(scope: object, key: string): void {
  const own = JSON.parse(localStorage.getItem(key) ?? 'null') as Texts | null;
  if (!own) return;
  const { browser, chrome } = scope as Scope;
  for (const api of [browser, chrome])
    if (api)
      api.i18n.getMessage = (name: string, values: readonly string[] = []) =>
        (own[name] ?? '').replace(/\$(\d)/g, (_, nth: string) => values[Number(nth) - 1] ?? '');
}

/** Lets the pages that load from now on speak a language, in a build with that script. */
export function speakIn(language: string, browser: Browser): Promise<void> {
  const own = Object.entries(texts[language] ?? {}).map(([key, text]) => [messageName(key), text]);
  return browser.evaluate(
    (_, key, spoken) => {
      // Holds which sections are open, too.
      localStorage.clear();
      localStorage.setItem(key, spoken);
    },
    stored,
    JSON.stringify(Object.fromEntries(own)),
  );
}

/** What works only once: an attempt and a check last longer than a popup. */
const once = ['[data-act=try-now]', '[data-act=check]'];

/** Opens the popup of a scene again, in another language. */
export async function reopenIn(
  language: string,
  { browser, tab }: Pick<SceneContext, 'browser' | 'tab'>,
  scene: Scene,
): Promise<Popup> {
  await speakIn(language, browser);
  const popup = await browser.openPopup(tab);
  const clicks = (scene.clicks ?? []).filter((selector) => !once.includes(selector));
  await showScene(popup, { ...scene, clicks });
  return popup;
}

/** Returns how wide all texts of a language are together, in letters; one of Chinese or Japanese counts as two. */
function widthOf(language: string): number {
  const all = Object.values(texts[language] ?? {}).join('');
  return all.length + (all.match(/[\u3000-\u9fff\uff00-\uff60]/g)?.length ?? 0);
}

const byWidth = languages.toSorted((a, b) => widthOf(a) - widthOf(b));

/** The languages in which every layout is checked: the shortest, the longest, and one from right to left. */
export const extremes: readonly string[] = [
  ...new Set([
    byWidth.at(0),
    byWidth.at(-1),
    languages.find((each) => texts[each]?.text_direction === 'rtl'),
  ]),
].filter((language) => language !== undefined);

/** Returns whether a message has enough words: one beside a placeholder may be a word of the other language, too. */
function isTelling(message: string): boolean {
  const words = message.replace(/\$\d/g, '').match(/\p{L}+/gu) ?? [];
  return words.length > (message.includes('$') ? 1 : 0);
}

/** A placeholder matches anything, and a single word a whole line. */
function patternOf(message: string): RegExp {
  const pattern = message.replace(/[.*+?^()[\]{}|\\]/g, '\\$&').replace(/\$\d/g, '.+?');
  return new RegExp(message.includes(' ') ? `(?<!\\p{L})${pattern}(?!\\p{L})` : `^${pattern}$`, 'mu');
}

const englishTexts = Object.entries(texts.en ?? {})
  .filter(([, message]) => isTelling(message))
  .map(([key, message]) => ({
    key,
    message,
    pattern: patternOf(message),
    // Looked for first: hundreds of patterns take as long as opening the popup.
    pieces: message.split(/\$\d/),
  }));

/** Returns the texts of English that are in a text of another language and not also its own. */
export function englishIn(text: string, language: string): readonly string[] {
  const own = texts[language] ?? {};
  return englishTexts
    .filter(({ key, message }) => own[key] !== message)
    .filter(({ pieces, pattern }) => pieces.every((piece) => text.includes(piece)) && pattern.test(text))
    .map(({ key }) => key);
}
