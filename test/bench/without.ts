import type { Page } from 'puppeteer-core';
import type { Benchmark, Figure } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import type { BrowserName } from '../browsers/browser.ts';
import { chance } from '../outage/chance.ts';
import { loadTimes } from './load-times.ts';
import { openRivals, type Rival, type Rivals, rivalNames } from './rivals.ts';
import { openFirefoxRivals } from './rivals-firefox.ts';
import { servePages } from './served.ts';
import { shuffled } from './shuffled.ts';

const variants = [...rivalNames, 'none'] as const;

type Variant = Rival | 'none';

type Openers = Record<BrowserName, () => Promise<Pick<Rivals, 'browser' | 'only' | 'close'>>>;

const openers: Openers = { chromium: openRivals, firefox: openFirefoxRivals };

/**
 * How often each turn loads each page. A worker's start, including its late inspection of the tabs a second
 * after it, is over after the loads that do not count.
 */
const kinds = {
  plain: { warmUps: 24, loads: 12 },
  heavy: { warmUps: 0, loads: 3 },
} as const;

type Kind = keyof typeof kinds;

const kindNames = ['plain', 'heavy'] as const;

/** The median of a turn's loads, in ms. */
type Turn = Record<Kind, number>;

/** Two turns of each, in opposite orders: a drift of the machine affects all of them equally. */
type Round = Record<Variant, readonly Turn[]>;

/**
 * Measures the total cost of an extension for a page: loads with Gatelight, with its floor as an extension of
 * its own, and with none, by turns in one browser. Coarse, since a switch takes seconds: what Gatelight adds
 * to its floor is measured in `page-load.ts`.
 */
export function without(name: BrowserName): Benchmark {
  return {
    about: `${name}: page loads with Gatelight, with its floor and with no extension, by turns`,
    onlyByName: true,
    async run({ rounds }) {
      const site = await servePages();
      const rivals = await openers[name]();
      const random = chance(1);
      const measured: Round[] = [];
      try {
        const page = await rivals.browser.newPage();
        await page.bringToFront();
        while (measured.length < rounds(5)) {
          const round: Record<Variant, Turn[]> = { gatelight: [], floor: [], none: [] };
          const order = shuffled(variants, random);
          for (const variant of [...order, ...order.toReversed()]) {
            await rivals.only(variant);
            round[variant].push(await takeTurn(page, `http://shop.example:${site.port}`));
          }
          measured.push(round);
        }
      } finally {
        await rivals.close();
        await site.stop();
      }
      return kindNames.flatMap((kind) => figuresOf(kind, measured));
    },
  };
}

async function takeTurn(page: Page, origin: string): Promise<Turn> {
  const turn = { plain: Number.NaN, heavy: Number.NaN };
  for (const kind of kindNames) {
    const { warmUps, loads } = kinds[kind];
    const times = await loadTimes(page, `${origin}/${kind}`, 'g'.repeat(warmUps + loads));
    turn[kind] = median(times.slice(warmUps));
  }
  return turn;
}

function figuresOf(kind: Kind, rounds: readonly Round[]): Figure[] {
  const timesOf = (variant: Variant) =>
    rounds.map((round) => {
      const times = round[variant].map((turn) => turn[kind]);
      return times.reduce((sum, time) => sum + time, 0) / times.length;
    });
  const ours = timesOf('gatelight');
  const over = (words: string, other: Variant): Figure => ({
    what: `${kind} page, ${words}`,
    value: median(ours),
    unit: 'ms',
    floor: median(timesOf(other)),
    ratio: pairedRatio(ours, timesOf(other), chance(2)),
  });
  return [over('over another extension', 'floor'), over('over no extension', 'none')];
}
