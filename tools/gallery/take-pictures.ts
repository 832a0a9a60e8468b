import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserName } from '../../test/browsers/browser.ts';
import { launch } from '../../test/browsers/launch.ts';
import type { PageScene } from '../../test/scenes/page-scenes.ts';
import { startRelay } from '../../test/scenes/relay.ts';
import { grantedInScenes, runScene, waitUntilStill } from '../../test/scenes/run-scene.ts';
import type { Scene } from '../../test/scenes/scenes.ts';
import { colorSchemes, fileOf, type Picture } from './picture.ts';
import { takePagePictures } from './take-page-pictures.ts';

/** A scene that failed, with the error. */
export interface Missing {
  readonly scene: string;
  readonly reason: unknown;
}

/** Which scenes are shown, of the popup and of pages in a tab. */
export interface ChosenScenes {
  readonly scenes: readonly Scene[];
  readonly pageScenes: readonly PageScene[];
}

/** Takes pictures of the given scenes in one browser and one language, and writes them into a folder. */
export async function takePictures(
  name: BrowserName,
  locale: string,
  { scenes, pageScenes }: ChosenScenes,
  folder: string,
): Promise<{ pictures: readonly Picture[]; missing: readonly Missing[] }> {
  const relay = await startRelay();
  const pictures: Picture[] = [];
  const missing: Missing[] = [];
  try {
    const browser = await launch(name, {
      exampleProxy: relay,
      granted: grantedInScenes,
      ...(locale !== 'en' && { locale }),
    });
    try {
      for (const scene of scenes) {
        const taken = await runScene(browser, relay, scene, (popup) =>
          inBothSchemes(browser, { browser: name, locale, scene: scene.name }, folder, popup),
        ).catch((reason: unknown) => {
          missing.push({ scene: scene.name, reason });
          return [];
        });
        pictures.push(...taken);
      }
      for (const scene of pageScenes)
        pictures.push(
          ...(await takePagePictures(browser, name, locale, scene, folder).catch((reason: unknown) => {
            missing.push({ scene: scene.name, reason });
            return [];
          })),
        );
    } finally {
      await browser.close();
    }
  } finally {
    await relay.stop();
  }
  return { pictures, missing };
}

async function inBothSchemes(
  browser: Browser,
  shown: Omit<Picture, 'colorScheme'>,
  folder: string,
  popup: Parameters<typeof waitUntilStill>[0],
): Promise<Picture[]> {
  const pictures = colorSchemes.map((colorScheme): Picture => ({ ...shown, colorScheme }));
  for (const picture of pictures) {
    await browser.appear({ colorScheme: picture.colorScheme });
    await waitUntilStill(popup);
    const file = join(folder, fileOf(picture));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await popup.screenshot());
  }
  return pictures;
}
