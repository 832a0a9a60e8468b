// On the global object: test files of one thread share it, and may have several instances of this module.
const scope = globalThis as { fakeApi?: object | undefined };

/** Sets the API that stands in for the browser's from now on. */
export function putInPlace(api: object): void {
  scope.fakeApi = api;
}

/** The fake API that is in place, instead of the polyfill, which refuses to run outside an extension. */
const apiInPlace = new Proxy({}, { get: (_, name) => Reflect.get(scope.fakeApi ?? {}, name) });

export default apiInPlace;
