/**
 * Replaces the polyfill, which refuses to run outside an extension. Tests that call the API mock `browser/api.ts`.
 */
export default undefined;
