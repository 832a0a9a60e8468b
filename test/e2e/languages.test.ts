import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../tools/locales/languages.ts';
import { type Browser, browserNames, type Popup } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { type Relay, startRelay } from '../scenes/relay.ts';
import { runScene } from '../scenes/run-scene.ts';
import { scenes } from '../scenes/scenes.ts';
import { englishIn, extremes, reopenIn, speakAnyLanguage } from './spoken.ts';

/** The scenes with the highest popups, which are opened in every language. */
const inEach = ['counting', 'failed-on-click', 'remedy'];

it('the scenes that are opened in every language exist', () => {
  expect(scenes.map(({ name }) => name)).toEqual(expect.arrayContaining([...inEach, ...slowToOpen]));
});

/** The scenes over a page that never ends to load: there a popup takes seconds to open. */
const slowToOpen = ['unknown', 'no-permission'];

function shownIn(scene: string): readonly string[] {
  if (slowToOpen.includes(scene)) return extremes.slice(0, 1);
  return inEach.includes(scene) ? languages : extremes;
}

describe.each(browserNames)('in %s, in other languages', (name) => {
  let relay: Relay;
  let browser: Browser;
  beforeAll(async () => {
    relay = await startRelay();
    browser = await launch(name, { exampleProxy: relay, pagePrelude: speakAnyLanguage });
  });
  afterAll(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it.each(scenes.map((scene) => [scene.shows, scene] as const))('the popup fits: %s', async (_, scene) => {
    await runScene(browser, relay, scene, async (first, context) => {
      await first.close();
      const opens = scene.clicks?.some((selector) => selector.includes('summary')) ?? false;
      for (const language of shownIn(scene.name)) {
        const popup = await reopenIn(language, context, scene);
        expect.soft([language, await faultsOf(popup, opens ? undefined : 600)]).toEqual([language, []]);
        expect.soft([language, englishIn(await popup.text(), language)]).toEqual([language, []]);
        await popup.close();
      }
    });
  });
});

/** Returns what does not fit; `limit` is the greatest height in px. A cell of a table may scroll. */
function faultsOf(popup: Popup, limit: number | undefined): Promise<readonly string[]> {
  return popup.evaluate((document, height) => {
    const { documentElement: root } = document;
    const faults: string[] = [];
    if (height !== undefined && root.scrollHeight > height) faults.push(`${root.scrollHeight} px high`);
    if (root.scrollWidth > root.clientWidth)
      faults.push(`${root.scrollWidth - root.clientWidth} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      const own = Array.from(element.childNodes).some(
        (node) => node.nodeType === 3 && node.nodeValue?.trim() !== '',
      );
      if (!own || element.closest('pre, code, svg, table, .visually-hidden')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      // What only a screen reader reads is 1 px wide.
      if (width < 2) continue;
      if (left < -1 || right > root.clientWidth + 1) faults.push(`outside: ${element.textContent}`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
        faults.push(`cut: ${element.textContent}`);
    }
    return faults;
  }, limit);
}
