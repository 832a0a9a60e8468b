import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openChromium } from '../test/browsers/chromium.ts';

/**
 * Draws the icon in the sizes that Chrome requires, as it accepts no SVG. In the small sizes all edges lie on the grid
 * of 16 pixels. That of 128 px, which the store shows, has its art within 96 px, as the store asks
 * (developer.chrome.com/docs/webstore/images, "Extension icon").
 */

const folder = resolve(import.meta.dirname, '../extension/public/icons');
const drawing = readFileSync(resolve(folder, 'gatelight.svg'), 'utf8');

const drawn = 'viewBox="0 0 32 32"';

/** The part of the plane that is shown instead, so that the art, 28 of the 32 units, takes 96 of 128 px. */
const withMargin = `viewBox="${16 - 56 / 3} ${16 - 56 / 3} ${112 / 3} ${112 / 3}"`;

const browser = await openChromium({});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    const picture = size === 128 ? drawing.replace(drawn, withMargin) : drawing;
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`,
    );
    writeFileSync(resolve(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
