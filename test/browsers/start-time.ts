let total = 0;

/** Returns what is started, and records how long that takes. */
export async function countStart<T>(start: Promise<T>): Promise<T> {
  const begin = performance.now();
  try {
    return await start;
  } finally {
    total += performance.now() - begin;
  }
}

/** Returns how long the starts in this process have taken, in ms, including those at the same time. */
export function startTime(): number {
  return total;
}
