type Scope = typeof globalThis & { importScripts?: (path: string) => void };

/**
 * Returns a function that runs one of the extension's scripts when it is first needed; must be called before the first
 * `await`. The function rejects if the browser does not load the script. A service worker (Chrome) may later import
 * only scripts that it imported while it was being installed (Service Workers, "importing a script"), so the script
 * also runs once at that time. An event page (Firefox) adds a `<script>`.
 */
export function lateScript(file: string): () => Promise<void> {
  const scope = globalThis as Scope;
  if (!scope.importScripts) return () => addToPage(file);
  const run = async () => scope.importScripts?.(`/${file}`);
  scope.addEventListener('install', run);
  return run;
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
