import { useState } from 'preact/hooks';

/**
 * Returns a hook for parts of the popup that few users open, so that it starts without them. The hook returns the parts
 * once they are loaded, and a function that loads them. A load that fails leaves them undefined; the next call tries
 * again.
 */
function lateParts<Parts>(importParts: () => Promise<Parts>) {
  let loaded: Parts | undefined;
  return (): readonly [parts: Parts | undefined, load: () => void] => {
    const [parts, setParts] = useState(loaded);
    const show = (all: Parts) => {
      loaded = all;
      setParts(all);
    };
    const load = () => {
      if (!parts) void importParts().then(show, () => undefined);
    };
    return [parts, load];
  };
}

/** The parts for the site's operator. */
export const useOperatorParts = lateParts(async () => (await import('./operator-parts.ts')).operatorParts);

/** The check of a site. */
export const useCheckParts = lateParts(async () => (await import('./check-parts.ts')).checkParts);

/** What a status means, and the evidence for the diagnosis. */
export const useExplanationParts = lateParts(
  async () => (await import('./explanation-parts.ts')).explanationParts,
);

/** What is read from a page that loaded, and its details. */
export const useLoadedPageParts = lateParts(
  async () => (await import('./loaded-page-parts.ts')).loadedPageParts,
);

/** The list of a page's cookies, and their removal. */
export const useCookieParts = lateParts(async () => (await import('./cookie-parts.ts')).cookieParts);
