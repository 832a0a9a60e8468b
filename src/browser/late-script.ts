type Scope = typeof globalThis & { importScripts?: (path: string) => void };

/**
 * Gives what runs a script of the extension when it is first needed; to be called before the first wait. Rejects
 * where the browser does not load it. A service worker (Chrome) may load later only what it loaded while it was
 * installed (Service Workers, "importing a script"), so it runs there once at that time; an event page (Firefox)
 * takes it as any page does.
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
