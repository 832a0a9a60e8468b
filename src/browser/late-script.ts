type Scope = typeof globalThis & {
  importScripts?: (path: string) => void;
  lateScripts?: Readonly<Record<string, unknown>>;
};

/** Called by a late script when it runs, with its own file name and what it provides. */
export function provideScript<T>(file: string, provided: T): void {
  const scope = globalThis as Scope;
  scope.lateScripts = { ...scope.lateScripts, [file]: provided };
}

/**
 * Returns a function that runs one of the extension's scripts when it is first needed, and returns what it provides. In
 * a worker it must be called before the first `await`. The function rejects if the browser does not load the script. A
 * service worker (Chrome) may later import only scripts that it imported while it was being installed (Service Workers,
 * "importing a script"), so the script also runs once at that time. A document, such as Firefox's event page, adds a
 * `<script>`.
 */
export function lateScript<T>(file: string): () => Promise<T> {
  const scope = globalThis as Scope;
  const run = async () => (scope.importScripts ? scope.importScripts(`/${file}`) : addToPage(file));
  if (scope.importScripts) scope.addEventListener('install', run);
  return async () => {
    if (scope.lateScripts?.[file] === undefined) await run();
    const provided = scope.lateScripts?.[file];
    if (provided === undefined) throw new Error(`${file} was loaded, but provided nothing`);
    return provided as T;
  };
}

function addToPage(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/${file}`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${file} could not be loaded`));
    document.head.append(script);
  });
}
