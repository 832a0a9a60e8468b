import type { Page } from 'puppeteer-core';
import {
  type Benchmark,
  type Figure,
  type Promised,
  promised,
  surelyBelow,
} from '../../tools/bench/figure.ts';
import { type Estimate, median, pairedRatio } from '../../tools/bench/statistics.ts';
import { messagesIn } from '../../tools/locales/languages.ts';
import { setPreferences } from '../browsers/appearance.ts';
import type { BrowserName } from '../browsers/browser.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';
import { launch } from '../browsers/launch.ts';
import { speakAnyLanguage, speakIn } from '../e2e/spoken.ts';
import { chance } from '../outage/chance.ts';
import { popupTab } from './popup-firefox.ts';
import { shuffled } from './shuffled.ts';

/** Rounds that are not counted: the first paints fill the caches of scripts and fonts. */
const warmUp = 4;

const control = 'en, the control';

/**
 * Measures the popup's page in each language against English, all by turns in one tab: two browsers, each in a language
 * of its own, gave ratios of 0.93 to 1.23 for the same two languages. A second turn in English is the control.
 */
export function popupLanguages(name: BrowserName): Benchmark {
  return {
    about: `${name}: the popup’s page in a tab, from the load to its first words painted, in each language and in English by turns`,
    async run({ rounds, languages }) {
      const random = chance(5);
      const compared = [...languages.filter((language) => language !== 'en'), control];
      const times = new Map(['en', ...compared].map((turn) => [turn, [] as number[]]));
      const browser = await launch(name, { pagePrelude: speakAnyLanguage, before: preciseTimes(name) });
      try {
        const { page, paint } = await popupTab(browser);
        for (let round = -warmUp; round < rounds(80); round++)
          for (const [turn, found] of shuffled([...times], random)) {
            const language = turn === control ? 'en' : turn;
            await speakIn(language, browser);
            const time = await paint();
            if (round >= 0) found.push(time);
            else await checkLanguage(page, language);
          }
      } finally {
        await browser.close();
      }
      const english = times.get('en') ?? [];
      return compared.map((turn): Figure => {
        const own = times.get(turn) ?? [];
        const ratio = pairedRatio(own, english, random);
        return {
          what: `the popup’s page in ${turn}`,
          value: median(own),
          unit: 'ms',
          floor: median(english),
          ratio,
          promise: turn === control ? sameAsItself(ratio) : surelyBelow(1.15, ratio),
        };
      });
    },
  };
}

/** Throws where the popup's page is not in the language: all turns would be the same. */
async function checkLanguage(page: Page, language: string): Promise<void> {
  const found = await page.evaluate(() => document.documentElement.lang);
  const expected = messagesIn(language).language?.message;
  if (found !== expected) throw new Error(`Expected the popup in ${expected} and found ${found}`);
}

/** Returns the promise that the method finds no difference where there is none. */
function sameAsItself({ low, high }: Estimate): Promised {
  return promised('95 % includes 1', low <= 1 && high >= 1, true);
}

/** Lets Firefox paint as often as on a user's screen, which the tests do not, and report its times unrounded. */
function preciseTimes(name: BrowserName) {
  return async (puppeteer: Parameters<typeof chromeScope>[0]): Promise<void> => {
    if (name !== 'firefox') return;
    const preferences = { 'layout.frame_rate': 60, 'privacy.reduceTimerPrecision': false };
    await (await chromeScope(puppeteer))(setPreferences, preferences);
  };
}
