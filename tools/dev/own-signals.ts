const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts something whose libraries would end this process at a signal, before all else that runs in it is stopped:
 * removes the handlers that they add.
 */
export async function withoutItsSignalHandlers<T>(start: () => Promise<T>): Promise<T> {
  const before = new Set(signals.flatMap((signal) => process.listeners(signal)));
  const started = await start();
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!before.has(listener)) process.off(signal, listener);
  return started;
}
