import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openChromium } from '../test/browsers/chromium.ts';

/**
 * Draws the icon in the sizes that Chrome requires, as it accepts no SVG. All edges lie on the grid of 16
 * pixels.
 */

const folder = resolve(import.meta.dirname, '../extension/public/icons');
const drawing = readFileSync(resolve(folder, 'gatelight.svg'), 'utf8');

const browser = await openChromium({});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`,
    );
    writeFileSync(resolve(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
