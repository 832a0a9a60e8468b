import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pageScenes } from '../test/scenes/page-scenes.ts';
import { scenes } from '../test/scenes/scenes.ts';
import { copyPictures } from './gallery/copy-pictures.ts';
import { galleryPage } from './gallery/gallery-page.ts';
import { readOptions, usage } from './gallery/options.ts';
import type { Picture } from './gallery/picture.ts';
import { makeStoreImages } from './gallery/store-images.ts';
import { type Missing, takePictures } from './gallery/take-pictures.ts';
import { everyProgram } from './setup/programs.ts';
import { provide } from './setup/provide.ts';

/** `npm run gallery`: takes pictures of every state of the popup, produced by real servers in real browsers, and of pages. */

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.cache/gallery');

const options = readOptions(
  process.argv.slice(2),
  [...scenes, ...pageScenes].map(({ name }) => name),
);
if (options) {
  await provide(everyProgram);
  const isChosen = ({ name }: { name: string }) =>
    options.scenes.length === 0 || options.scenes.includes(name);
  const chosen = { scenes: scenes.filter(isChosen), pageScenes: pageScenes.filter(isChosen) };
  const all: Picture[] = [];
  const failures: Missing[] = [];
  for (const browser of options.browsers)
    for (const locale of options.locales) {
      const started = performance.now();
      const { pictures, missing } = await takePictures(browser, locale, chosen, folder);
      all.push(...pictures);
      failures.push(...missing);
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(`${browser}, ${locale}: ${pictures.length} pictures in ${seconds} s`);
      for (const { scene, reason } of missing) console.error(`  ${scene}: ${reason}`);
    }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), galleryPage([...chosen.scenes, ...chosen.pageScenes], all));
  for (const kept of copyPictures(folder, root, all)) console.log(kept);
  if (options.store && failures.length === 0)
    for (const made of await makeStoreImages(folder, root)) console.log(made);
  console.log(`\n${relative(root, join(folder, 'index.html'))}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} else {
  console.error(usage);
  process.exitCode = 1;
}
