import type { Scene } from '../../test/scenes/scenes.ts';
import { fileOf, locales, type Picture } from './picture.ts';

/** Returns the gallery as one HTML page: each scene with its pictures, a row for each language. */
export function galleryPage(
  scenes: readonly Pick<Scene, 'name' | 'shows'>[],
  pictures: readonly Picture[],
): string {
  const sections = scenes.map(({ name, shows }) => {
    const rows = locales.map((locale) =>
      pictures
        .filter((picture) => picture.scene === name && picture.locale === locale)
        .map(figure)
        .join(''),
    );
    return `<section id="${name}"><h2>${shows}</h2>${rows.map((row) => `<div>${row}</div>`).join('')}</section>`;
  });
  const contents = scenes.map(({ name, shows }) => `<li><a href="#${name}">${shows}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gatelight: the gallery</title>
<style>
  body { margin: 2rem; background: #8a9099; font: 14px/1.4 system-ui, sans-serif; }
  nav ul { columns: 3; }
  a { color: inherit; }
  section > div { display: flex; flex-wrap: wrap; align-items: start; gap: 1rem; margin-block: 1rem; }
  figure { margin: 0; }
  img { display: block; border-radius: 8px; }
</style>
<h1>Every state of the popup</h1>
<nav><ul>${contents}</ul></nav>
${sections.join('\n')}
</html>
`;
}

function figure(picture: Picture): string {
  const { browser, locale, colorScheme, scene, width } = picture;
  const words = [browser, colorScheme, locale, ...(width ? [`${width} px`] : [])].join(', ');
  return `<figure><img loading="lazy" src="${fileOf(picture)}" alt="${scene}: ${words}"><figcaption>${words}</figcaption></figure>`;
}
