// Zopfli (Google, 2013) tries many encodings where others take the first good one: a tenth smaller than fflate's best.

/**
 * Returns bytes in deflate's format (RFC 1951). It runs as WebAssembly, so the result is the same wherever it is built.
 * More iterations than five take as many times longer, for 50 bytes of 100 KB.
 */
export async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const { deflateAsync } = await zopfli();
  return deflateAsync(bytes, { numiterations: 5 });
}

let loaded: Promise<typeof import('@gfx/zopfli')> | undefined;

function zopfli() {
  loaded ??= load();
  return loaded;
}

/** Loads the package, and removes the handlers it adds: they would print its whole script before any later error. */
async function load() {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set(process.rawListeners(event)));
  const module = await import('@gfx/zopfli');
  for (const [nth, event] of events.entries())
    for (const listener of process.rawListeners(event))
      if (!before[nth]?.has(listener)) process.removeListener(event, listener as () => void);
  return module;
}
