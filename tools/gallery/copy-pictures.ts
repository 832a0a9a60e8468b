import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openChromium } from '../../test/browsers/chromium.ts';
import { fileOf, type Picture } from './picture.ts';
import { readmePictures, storePictures } from './project-pictures.ts';

/** The size that the extension stores require, in px. */
const storeSize = { width: 1280, height: 800 };

/** Writes the pictures of the README and the extension stores from the gallery's. Returns the paths that it wrote. */
export async function copyPictures(
  gallery: string,
  root: string,
  taken: readonly Picture[],
): Promise<string[]> {
  const files = new Set(taken.map(fileOf));
  const isTaken = ({ of }: { of: Picture }) => files.has(fileOf(of)) && existsSync(join(gallery, fileOf(of)));
  const readme = readmePictures.filter(isTaken);
  const store = storePictures.filter(isTaken);
  for (const { to } of [...readme, ...store]) mkdirSync(dirname(join(root, to)), { recursive: true });

  for (const { of, to } of readme) copyFileSync(join(gallery, fileOf(of)), join(root, to));
  if (store.length > 0) {
    const browser = await openChromium({});
    try {
      const page = await browser.newPage();
      await page.setViewport(storeSize);
      for (const { of, to, says } of store) {
        const popup = readFileSync(join(gallery, fileOf(of))).toString('base64');
        await page.setContent(storePage(popup, says, of.colorScheme));
        writeFileSync(join(root, to), await page.screenshot());
      }
    } finally {
      await browser.close();
    }
  }
  return [...readme, ...store].map(({ to }) => to);
}

/** Returns a page that shows a popup (PNG, base64) next to one sentence. */
function storePage(popup: string, says: string, colorScheme: Picture['colorScheme']): string {
  const [ground, ink] = { light: ['#e8edf4', '#1b1d21'], dark: ['#0e1115', '#eceef1'] }[colorScheme] as [
    string,
    string,
  ];
  return `<!doctype html>
<style>
  body { margin: 0; block-size: 100vh; display: grid; grid-template-columns: 1fr 1fr; place-items: center;
    background: ${ground}; color: ${ink}; font: 600 52px/1.2 system-ui, sans-serif; }
  p { margin: 0 0 0 96px; text-wrap: balance; }
  img { border-radius: 10px; box-shadow: 0 12px 40px #0006; }
</style>
<p>${says}</p><img alt="" src="data:image/png;base64,${popup}">`;
}
