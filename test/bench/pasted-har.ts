import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { atMost, type Benchmark } from '../../tools/bench/figure.ts';
import { median } from '../../tools/bench/statistics.ts';
import { type BrowserName, browserNames, waitFor } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { chance } from '../outage/chance.ts';

/** In MB. */
const sizes = [5, 50] as const;

/** How often the page notes that its thread is free, in ms. */
const interval = 4;

/** In ms. */
const longest = { result: 5_000, block: 200 };

interface Times {
  /** From the choice of the file to the frame after the one with the result. */
  readonly result: number;
  /** The longest time within it in which the page's thread could do nothing else. */
  readonly block: number;
}

/** Measures how long the page that explains a response takes for a HAR file, and for how long it is blocked meanwhile. */
export const pastedHar: Benchmark = {
  about: 'both: the page that explains a response, from a HAR file to its result painted',
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'gatelight-har-'));
    try {
      const figures = [];
      for (const size of sizes) writeFileSync(fileOf(folder, size), harOf(size * 1024 * 1024));
      for (const name of browserNames)
        for (const [size, times] of await readings(name, folder, rounds(10))) {
          const what = `a HAR of ${size} MB, ${name}`;
          const result = median(times.map((time) => time.result));
          const block = median(times.map((time) => time.block));
          figures.push(
            { what, value: result, unit: 'ms', promise: atMost(longest.result, result, true) } as const,
            {
              what: `${what}: the page’s longest block`,
              value: block,
              unit: 'ms',
              promise: atMost(longest.block, block, true),
            } as const,
          );
        }
      return figures;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function fileOf(folder: string, size: number): string {
  return join(folder, `${size}.har`);
}

/** Returns a HAR of about this many bytes, of which one response in fifty failed; bodies of 1 to 80 KB. */
function harOf(bytes: number): string {
  const random = chance(7);
  const entries: string[] = [];
  for (let size = 0, nth = 0; size < bytes; nth++) {
    const status = nth % 50 === 49 ? 502 : 200;
    const headers = Array.from({ length: 15 }, (_, of) => ({
      name: `X-Header-${of}`,
      value: 'v'.repeat(40),
    }));
    const text = '<p>"All is well"</p>\n'.repeat(50 + Math.floor(4_000 * random()));
    const entry = JSON.stringify({
      startedDateTime: '2026-11-29T06:50:07.123Z',
      request: { method: 'GET', url: `https://shop.example/items/${nth}`, headers },
      response: {
        status,
        headers: [{ name: 'Server', value: 'nginx/1.22.1' }, ...headers],
        content: { mimeType: 'text/html', text },
      },
      timings: { send: 0.1, wait: 12.5, receive: 1 },
    });
    entries.push(entry);
    size += entry.length;
  }
  return `{"log":{"version":"1.2","entries":[${entries.join(',')}]}}`;
}

async function readings(
  name: BrowserName,
  folder: string,
  rounds: number,
): Promise<readonly (readonly [size: number, times: readonly Times[]])[]> {
  const browser = await launch(name);
  try {
    const page = await browser.openPage('explain.html');
    await page.waitForSelector('textarea');
    await page.evaluate(noteTimes, interval);
    const measured: [number, Times[]][] = [];
    for (const size of sizes) {
      const times: Times[] = [];
      for (let round = 0; round < rounds; round++) times.push(await read(page, fileOf(folder, size)));
      measured.push([size, times]);
    }
    return measured;
  } finally {
    await browser.close();
  }
}

type Noted = Window & { noted?: Times | undefined };

async function read(page: Page, file: string): Promise<Times> {
  await page.bringToFront();
  await page.click('[data-act=clear]');
  const result = () =>
    page.$eval('[data-result]', (element) => (element as HTMLElement).dataset.result ?? '');
  await waitFor('the field to be clear', async () => (await result()) === '');
  await page.evaluate(() => {
    (window as Noted).noted = undefined;
  });
  await (await page.$('input[type=file]'))?.uploadFile(file);
  // Seldom, because each question is work for the page’s thread.
  return waitFor(
    'the result',
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return page.evaluate(() => (window as Noted).noted);
    },
    60_000,
  );
}

/** Runs in the page: notes the times of each file that is chosen. */
function noteTimes(every: number): void {
  // Methods, because the compiler adds a call to functions with a name that the page does not know.
  const clock = {
    begun: 0,
    last: 0,
    block: 0,
    start() {
      this.begun = performance.now();
      this.last = this.begun;
      this.block = 0;
    },
    tick() {
      const now = performance.now();
      this.block = Math.max(this.block, now - this.last - every);
      this.last = now;
    },
    stop() {
      this.tick();
      (window as Noted).noted = { result: this.last - this.begun, block: this.block };
    },
  };
  setInterval(() => clock.tick(), every);
  document.addEventListener('change', () => clock.start(), true);
  const shown = document.querySelector<HTMLElement>('[data-result]');
  if (!shown) return;
  new MutationObserver(() => {
    if (shown.dataset.result === 'explained')
      requestAnimationFrame(() => requestAnimationFrame(() => clock.stop()));
  }).observe(shown, { attributes: true, attributeFilter: ['data-result'] });
}
