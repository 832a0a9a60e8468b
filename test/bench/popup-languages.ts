import { type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { languages } from '../../tools/locales/languages.ts';
import type { BrowserName } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { chance } from '../outage/chance.ts';
import { popupTab } from './popup-firefox.ts';
import { shuffled } from './shuffled.ts';

/** Measures the popup's page in each language against English, in two browsers by turns. */
export function popupLanguages(name: BrowserName): Benchmark {
  return {
    about: `${name}: the popup’s page in a tab, from the load to its first words painted, in each language and in English by turns`,
    async run({ rounds }) {
      const english = await launch(name);
      const random = chance(5);
      const figures: Figure[] = [];
      try {
        const paintEnglish = await popupTab(english);
        for (const language of languages.filter((each) => each !== 'en')) {
          const other = await launch(name, { locale: language });
          try {
            const paints = { own: await popupTab(other), english: paintEnglish };
            const times: Record<keyof typeof paints, number[]> = { own: [], english: [] };
            for (let round = 0; round < rounds(30); round++)
              for (const turn of shuffled(['own', 'english'] as const, random))
                times[turn].push(await paints[turn]());
            const ratio = pairedRatio(times.own, times.english, random);
            figures.push({
              what: `the popup’s page in ${language}`,
              value: median(times.own),
              unit: 'ms',
              floor: median(times.english),
              ratio,
              promise: surelyBelow(1.15, ratio),
            });
          } finally {
            await other.close();
          }
        }
      } finally {
        await english.close();
      }
      return figures;
    },
  };
}
