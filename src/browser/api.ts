import browser from 'webextension-polyfill';

/**
 * The WebExtensions API with promises: the browser's own `browser` in Firefox and in Chrome from 148 on, the
 * polyfill's before (`tools/build/polyfill.ts` loads it).
 */
export { browser };
