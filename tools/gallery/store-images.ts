import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openChromium } from '../../test/browsers/chromium.ts';
import { fileOf } from './picture.ts';
import { storeScreenshots } from './project-pictures.ts';
import { type ImagePage, logoPage, marqueePage, screenshotPage, tilePage } from './store-pages.ts';

/** Makes the images for the stores from the gallery's pictures, which must be there. Returns the paths that it wrote. */
export async function makeStoreImages(gallery: string, root: string): Promise<string[]> {
  const drawing = readFileSync(join(root, 'extension/public/icons/gatelight.svg'), 'utf8');
  const [first] = storeScreenshots;
  if (!first) return [];
  const popupOf = ({ of }: Pick<typeof first, 'of'>) =>
    readFileSync(join(gallery, fileOf(of))).toString('base64');
  const images: readonly (readonly [to: string, image: ImagePage])[] = [
    ['docs/store/logo-300.png', logoPage(drawing, 300, 252)],
    ['docs/store/tile-440x280.png', tilePage(drawing)],
    ['docs/store/marquee-1400x560.png', marqueePage(drawing, popupOf(first))],
    ...storeScreenshots.map((shot) => [shot.to, screenshotPage(drawing, shot, popupOf(shot))] as const),
  ];
  const browser = await openChromium({});
  try {
    const page = await browser.newPage();
    for (const [to, { width, height, html }] of images) {
      await page.setViewport({ width, height });
      await page.setContent(html);
      mkdirSync(dirname(join(root, to)), { recursive: true });
      // The stores take no transparency but in logos and icons.
      writeFileSync(join(root, to), await page.screenshot({ omitBackground: to.includes('logo') }));
    }
  } finally {
    await browser.close();
  }
  return images.map(([to]) => to);
}
