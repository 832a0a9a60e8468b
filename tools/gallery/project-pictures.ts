import type { Picture } from './picture.ts';

/** A picture that is part of the repository, with its path relative to the root. */
interface ProjectPicture {
  readonly of: Picture;
  readonly to: string;
}

const english = { locale: 'en' } as const;

const counting: Picture = { ...english, browser: 'chromium', scene: 'counting', colorScheme: 'light' };
const back: Picture = { ...english, browser: 'chromium', scene: 'back', colorScheme: 'light' };
const form: Picture = { ...english, browser: 'firefox', scene: 'form', colorScheme: 'dark' };
// Firefox's screenshot of a scrolling popup shows a white area in place of the scroll bar.
const owner: Picture = { ...english, browser: 'chromium', scene: 'owner', colorScheme: 'dark' };

/** The pictures in README.md. */
export const readmePictures: readonly ProjectPicture[] = [counting, form].map((of) => ({
  of,
  to: `docs/pictures/${of.scene}-${of.browser}-${of.colorScheme}.png`,
}));

/** The pictures in the extension stores, each with a caption. */
export const storePictures: readonly (ProjectPicture & { readonly says: string })[] = [
  { of: counting, to: 'docs/store/1-what-broke.png', says: 'What broke, and is it me? In plain words.' },
  { of: back, to: 'docs/store/2-back-again.png', says: 'It brings the page back by itself.' },
  { of: form, to: 'docs/store/3-no-form-twice.png', says: 'It never sends a form twice.' },
  { of: owner, to: 'docs/store/4-for-the-owner.png', says: 'And all that the site’s owner needs.' },
];
