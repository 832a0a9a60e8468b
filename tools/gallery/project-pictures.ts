import type { Picture } from './picture.ts';

/** A picture that is part of the repository, with its path relative to the root. */
interface ProjectPicture {
  readonly of: Picture;
  readonly to: string;
}

const counting: Omit<Picture, 'locale'> = { browser: 'chromium', scene: 'counting', colorScheme: 'light' };
const back: Omit<Picture, 'locale'> = { browser: 'chromium', scene: 'back', colorScheme: 'light' };
const form: Omit<Picture, 'locale'> = { browser: 'firefox', scene: 'form', colorScheme: 'dark' };
// Firefox's screenshot of a scrolling popup shows a white area in place of the scroll bar.
const owner: Omit<Picture, 'locale'> = { browser: 'chromium', scene: 'owner', colorScheme: 'dark' };

/** The pictures in README.md. */
export const readmePictures: readonly ProjectPicture[] = [counting, form].map((shown) => ({
  of: { ...shown, locale: 'en' },
  to: `docs/pictures/${shown.scene}-${shown.browser}-${shown.colorScheme}.png`,
}));

/** A screenshot for the stores: the popup under the toolbar, over the page that it explains. */
export interface StoreScreenshot extends ProjectPicture {
  readonly caption: string;
  /** What the badge of the icon shows. */
  readonly badge: 'trying' | 'stopped' | 'back';
  readonly host: string;
  /** What the page behind the popup shows; undefined for a page that is fine. */
  readonly error: string | undefined;
}

type Shot = Omit<StoreScreenshot, 'of' | 'to' | 'caption'> & {
  readonly of: Omit<Picture, 'locale'>;
  readonly name: string;
  readonly captions: Readonly<Record<string, string>>;
};

const shots: readonly Shot[] = [
  {
    of: counting,
    name: '1-what-broke',
    captions: { en: 'What broke? And is it me?', de: 'Was ist kaputt? Und liegt es an mir?' },
    badge: 'trying',
    host: 'tickets.example',
    error: '502 Bad Gateway',
  },
  {
    of: back,
    name: '2-back-again',
    captions: { en: 'It brings the page back.', de: 'Die Seite kommt von selbst zurück.' },
    badge: 'back',
    host: 'www.shop.example',
    error: undefined,
  },
  {
    of: form,
    name: '3-no-form-twice',
    captions: { en: 'It never sends a form twice.', de: 'Kein Formular wird zweimal gesendet.' },
    badge: 'stopped',
    host: 'shop.example',
    error: '503 Service Unavailable',
  },
  {
    of: owner,
    name: '4-for-the-owner',
    captions: {
      en: 'And for whoever runs the site: the details.',
      de: 'Und für Betreiber: alle Einzelheiten.',
    },
    badge: 'stopped',
    host: 'forum.example',
    error: '500 Internal Server Error',
  },
];

/** The languages of the screenshots. */
export const storeLocales: readonly string[] = ['en', 'de'];

/** The scenes that the images for the stores show. */
export const storeScenes: readonly string[] = shots.map(({ of }) => of.scene);

/** The screenshots for the stores in each of their languages. */
export const storeScreenshots: readonly StoreScreenshot[] = storeLocales.flatMap((locale) =>
  shots.map(({ of, name, captions, ...shot }) => ({
    ...shot,
    of: { ...of, locale },
    to: `docs/store/screenshots/${locale}/${name}.png`,
    caption: captions[locale] ?? '',
  })),
);
