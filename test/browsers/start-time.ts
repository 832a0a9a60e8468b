let total = 0;

/** Passes on what is started, and counts what that takes. */
export async function countStart<T>(start: Promise<T>): Promise<T> {
  const begin = performance.now();
  try {
    return await start;
  } finally {
    total += performance.now() - begin;
  }
}

/** How long the starts in this process have taken, in ms: those at the same time are summed. */
export function startTime(): number {
  return total;
}
