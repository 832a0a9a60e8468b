import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../tools/locales/languages.ts';
import { type Browser, type BrowserName, browserNames, type Popup } from '../../browsers/browser.ts';
import { launch } from '../../browsers/launch.ts';
import { type Relay, startRelay } from '../../scenes/relay.ts';
import { grantedInScenes, runScene, waitUntilStill } from '../../scenes/run-scene.ts';
import { type Scene, scenes } from '../../scenes/scenes.ts';
import { axeFaults, colors } from '../axe.ts';
import { misfitsIn } from '../measures.ts';
import { outlineOf, steady } from '../outline.ts';
import { englishIn, extremes, reopenIn, speakAnyLanguage } from '../spoken.ts';
import { stopsByTab, stopsWanted } from '../tab-stops.ts';

/** The scenes with the highest popups, which are opened in every language. */
const inEach = ['counting', 'failed-on-click', 'remedy'];

/**
 * The scenes over a page that never finishes loading, where a popup takes seconds to open, and one whose site takes
 * long to set up again for each language.
 */
const slow = ['unknown', 'no-permission', 'cookies-removed'];

function shownIn(scene: Scene): readonly string[] {
  if (slow.includes(scene.name)) return extremes.slice(0, 1);
  return inEach.includes(scene.name) ? languages.filter((each) => each !== 'en') : extremes;
}

/** The greatest height of the popup in px, to which Chromium limits it; one with an open section or list scrolls. */
const limitOf = ({ clicks = [] }: Scene) =>
  clicks.some((selector) => selector.includes('summary')) || clicks.at(-1) === '[data-act=see-cookies]'
    ? undefined
    : 600;

/** Checks each state of the popup for users of a screen reader or a keyboard, and its layout in other languages. */
export function describePopupScenes(name: BrowserName): void {
  describe.runIf(browserNames.includes(name))(`in ${name}, the popup`, () => checkScenes(name));
}

function checkScenes(name: BrowserName): void {
  let relay: Relay;
  let browser: Browser;
  beforeAll(async () => {
    relay = await startRelay();
    browser = await launch(name, {
      exampleProxy: relay,
      granted: grantedInScenes,
      pagePrelude: speakAnyLanguage,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it('the scenes that are named exist', () => {
    expect(scenes.map(({ name }) => name)).toEqual(expect.arrayContaining([...inEach, ...slow]));
  });

  it.each(scenes.map((scene) => [scene.shows, scene] as const))('%s', async (_, scene) => {
    await runScene(browser, relay, scene, async (popup, context) => {
      const focused = await popup.evaluate((document) => document.activeElement?.tagName);
      if (!scene.clicks) expect.soft(focused).toBe('H1');
      expect.soft(steady(await outlineOf(popup.evaluate))).toMatchSnapshot();
      expect.soft(await axeFaults(popup.evaluate)).toEqual([]);
      expect.soft(await faultsInDark(popup)).toEqual([]);
      const limit = limitOf(scene);
      if (limit) expect.soft(Math.max(...(await heightsOf(popup)))).toBeLessThanOrEqual(limit);
      const wanted = await stopsWanted(popup);
      expect.soft(await stopsByTab(popup, wanted.length)).toEqual(wanted);
      await popup.close();
      for (const language of shownIn(scene)) {
        if (scene.changes) await scene.setUp(context);
        const other = await reopenIn(language, context, scene);
        expect.soft([language, await misfitsIn(other.evaluate, limit)]).toEqual([language, []]);
        expect.soft([language, englishIn(await other.text(), language)]).toEqual([language, []]);
        await other.close();
      }
    });
  });

  async function faultsInDark(popup: Popup): Promise<readonly string[]> {
    await browser.appear({ colorScheme: 'dark' });
    await waitUntilStill(popup);
    const faults = await axeFaults(popup.evaluate, colors);
    await browser.appear({ colorScheme: 'light' });
    return faults;
  }
}

/** Returns the heights in px, as it is and with the line of an organization's help desk. */
function heightsOf(popup: Popup): Promise<readonly number[]> {
  return popup.evaluate((document) => {
    const { documentElement } = document;
    const line = document.createElement('p');
    line.className = 'help';
    line.textContent = 'Need help? Call 4711';
    const plain = documentElement.scrollHeight;
    document.querySelector('main')?.append(line);
    const helped = documentElement.scrollHeight;
    line.remove();
    return [plain, helped];
  });
}
