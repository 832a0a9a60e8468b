/** Takes the place of the polyfill, which refuses to run outside an extension; tests that call the API mock `browser/api.ts`. */
export default undefined;
