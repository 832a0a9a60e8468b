import type { CDPSession } from 'puppeteer-core';
import { callSource } from '../browsers/browser.ts';

/** One call that wrote to the extension's storage. */
export interface Write {
  readonly area: 'session' | 'local' | 'sync';
  readonly keys: readonly string[];
}

export interface Writes {
  /** Returns those since the last call. */
  take(): Promise<Write[]>;
}

/**
 * Counts what a worker writes, by a wrapper around its own storage: a write that changes nothing fires no
 * event.
 */
export async function watchWrites(session: CDPSession): Promise<Writes> {
  const run = async (expression: string) => {
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value;
  };
  await run(callSource(wrapStorage, 'globalThis', []));
  return { take: async () => (await run('globalThis.written.splice(0)')) as Write[] };
}

/** Runs in the worker. */
function wrapStorage(): void {
  const scope = globalThis as unknown as {
    readonly chrome: { readonly storage: Record<string, Record<string, (...args: unknown[]) => unknown>> };
    written: { area: string; keys: string[] }[];
  };
  scope.written = [];
  for (const area of ['session', 'local', 'sync'])
    for (const name of ['set', 'remove']) {
      const store = scope.chrome.storage[area];
      const act = store?.[name];
      if (!store || !act) continue;
      store[name] = (...args) => {
        const [what] = args;
        const keys = Array.isArray(what) ? what : typeof what === 'string' ? [what] : Object.keys(what ?? {});
        scope.written.push({ area, keys });
        return act.apply(store, args);
      };
    }
}
