import type { Page } from 'puppeteer-core';
import { type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { type BrowserName, waitFor } from '../browsers/browser.ts';
import { chance } from '../outage/chance.ts';
import { openRivals, type Rival, type Rivals, rivalNames } from './rivals.ts';
import { openFirefoxRivals } from './rivals-firefox.ts';
import { servePages } from './served.ts';
import { shuffled } from './shuffled.ts';
import { done } from './sites.ts';

type Variant = Rival | 'none';

type Openers = Record<BrowserName, () => Promise<Pick<Rivals, 'browser' | 'only' | 'close'>>>;

const openers: Openers = { chromium: openRivals, firefox: openFirefoxRivals };

/** How often each turn loads each page; the first loads, after a change of extension, do not count. */
const kinds = {
  plain: { path: '/plain', warmUps: 3, loads: 9 },
  heavy: { path: '/heavy', warmUps: 0, loads: 1 },
} as const;

type Kind = keyof typeof kinds;

const kindNames = ['plain', 'heavy'] as const;

/** The median of a turn's loads, in ms. */
type Turn = Record<Kind, number>;

/** One turn each, soon after one another. */
type Pair = Partial<Record<Variant, Turn>>;

/** Loads of a plain and a heavy page: with Gatelight, with its floor and, in every third round, with no extension. */
export function pageLoad(name: BrowserName, whole: number): Benchmark {
  return {
    about: `${name}: navigation start to load event, as the page tells it; Gatelight, its floor and neither by turns`,
    async run({ rounds }) {
      const site = await servePages();
      const rivals = await openers[name]();
      const random = chance(1);
      const pairs: Pair[] = [];
      try {
        const page = await rivals.browser.newPage();
        await page.bringToFront();
        for (let round = 0; round < rounds(whole); round++) {
          const order = shuffled(round % 3 === 0 ? [...rivalNames, 'none' as const] : rivalNames, random);
          // There and back again: what grows slower or faster meanwhile does so for all of them.
          for (const variants of [order, order.toReversed()]) {
            const pair: Pair = {};
            for (const variant of variants) {
              await rivals.only(variant);
              pair[variant] = await takeTurn(page, `http://shop.example:${site.port}`);
            }
            pairs.push(pair);
          }
        }
      } finally {
        await rivals.close();
        await site.stop();
      }
      return kindNames.flatMap((kind) => figuresOf(kind, pairs, random));
    },
  };
}

async function takeTurn(page: Page, origin: string): Promise<Turn> {
  const turn = { plain: Number.NaN, heavy: Number.NaN };
  for (const kind of kindNames) {
    const { path, warmUps, loads } = kinds[kind];
    const times = await loadTimes(page, `${origin}${path}`, warmUps + loads);
    turn[kind] = median(times.slice(warmUps));
  }
  return turn;
}

function figuresOf(kind: Kind, pairs: readonly Pair[], random: () => number): Figure[] {
  const over = (other: Variant) => {
    const both = pairs.filter((pair) => pair[other] !== undefined);
    const times = (variant: Variant) => both.map((pair) => pair[variant]?.[kind] ?? Number.NaN);
    const [ours, theirs] = [times('gatelight'), times(other)];
    return {
      value: median(ours),
      unit: 'ms' as const,
      floor: median(theirs),
      ratio: pairedRatio(ours, theirs, random),
    };
  };
  const overFloor = over('floor');
  return [
    {
      what: `${kind} page, over the same listeners`,
      ...overFloor,
      promise: surelyBelow(1.02, overFloor.ratio),
    },
    { what: `${kind} page, over no extension`, ...over('none') },
  ];
}

/** In ms; the page loads itself anew. */
async function loadTimes(page: Page, url: string, loads: number): Promise<number[]> {
  await page.goto(`${url}?loads=${loads}`);
  await waitFor(`${loads} loads of ${url}`, () => page.url().endsWith(done), 120_000);
  const times = await page.evaluate(() => {
    const kept = sessionStorage.getItem('times') ?? '';
    sessionStorage.clear();
    return kept;
  });
  return times.split(' ').map(Number);
}
