import browser from 'webextension-polyfill';

/**
 * The promise-based WebExtensions API: the built-in `browser` in Firefox and in Chrome since 148, and the polyfill in
 * earlier versions of Chrome (`tools/build/polyfill.ts` loads it).
 */
export { browser };
