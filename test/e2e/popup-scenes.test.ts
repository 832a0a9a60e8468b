import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browserNames, type Popup } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { type Relay, startRelay } from '../scenes/relay.ts';
import { runScene, waitUntilStill } from '../scenes/run-scene.ts';
import { scenes } from '../scenes/scenes.ts';
import { axeFaults, colors } from './axe.ts';
import { outlineOf, steady } from './outline.ts';
import { stopsByTab, stopsWanted } from './tab-stops.ts';

/** Checks each state of the popup for users of a screen reader or a keyboard. */
describe.each(browserNames)('in %s, the popup', (name) => {
  let relay: Relay;
  let browser: Browser;
  beforeAll(async () => {
    relay = await startRelay();
    browser = await launch(name, { exampleProxy: relay });
  });
  afterAll(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it.each(scenes.map((scene) => [scene.shows, scene] as const))('%s', async (_, scene) => {
    await runScene(browser, relay, scene, async (popup) => {
      const focused = await popup.evaluate((document) => document.activeElement?.tagName);
      if (!scene.clicks) expect.soft(focused).toBe('H1');
      expect.soft(steady(await outlineOf(popup.evaluate))).toMatchSnapshot();
      expect.soft(await axeFaults(popup.evaluate)).toEqual([]);
      expect.soft(await faultsInDark(popup)).toEqual([]);
      // Chromium limits a popup to 600 px; one with an open section scrolls.
      if (!scene.clicks?.some((selector) => selector.includes('summary')))
        expect.soft(Math.max(...(await heightsOf(popup)))).toBeLessThanOrEqual(600);
      const wanted = await stopsWanted(popup);
      expect.soft(await stopsByTab(popup, wanted.length)).toEqual(wanted);
    });
  });

  async function faultsInDark(popup: Popup): Promise<readonly string[]> {
    await browser.appear({ colorScheme: 'dark' });
    await waitUntilStill(popup);
    const faults = await axeFaults(popup.evaluate, colors);
    await browser.appear({ colorScheme: 'light' });
    return faults;
  }
});

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
