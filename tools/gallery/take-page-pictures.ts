import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Browser, BrowserName } from '../../test/browsers/browser.ts';
import type { PageScene } from '../../test/scenes/page-scenes.ts';
import { colorSchemes, fileOf, type Picture, widths } from './picture.ts';

/** Takes pictures of a state of one of the extension's own pages: in both color schemes, wide and narrow. */
export async function takePagePictures(
  browser: Browser,
  name: BrowserName,
  locale: string,
  { name: scene, path, stored, settings = {} }: PageScene,
  folder: string,
): Promise<readonly Picture[]> {
  await browser.evaluate(
    async ({ storage: { local, sync } }, entries, general) => {
      await local.clear();
      await local.set(entries);
      await sync.set({ general });
    },
    stored(Date.now()),
    settings,
  );
  const page = await browser.openPage(path);
  try {
    await page.waitForSelector('h1');
    await page.evaluate(keptHeight, 10);
    const pictures: Picture[] = [];
    for (const colorScheme of colorSchemes) {
      await browser.appear({ colorScheme });
      for (const width of widths) {
        const picture: Picture = { browser: name, locale, scene, colorScheme, width };
        writePicture(join(folder, fileOf(picture)), await pictureOf(page, width));
        pictures.push(picture);
      }
    }
    return pictures;
  } finally {
    await page.close();
  }
}

/**
 * Runs in the page. Waits until it has kept its height for a number of frames: that of past outages paints its first
 * sites before the others.
 */
async function keptHeight(frames: number): Promise<void> {
  const { documentElement: root } = document;
  for (let kept = 0, height = -1; kept < frames; kept++) {
    await new Promise(requestAnimationFrame);
    if (root.scrollHeight !== height) kept = 0;
    height = root.scrollHeight;
  }
}

// In px.
const maxHeight = 3_000;

async function pictureOf(page: Page, width: number): Promise<Uint8Array> {
  await page.setViewport({ width, height: 900 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height: Math.min(maxHeight, height) });
  return page.screenshot();
}

function writePicture(file: string, picture: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
