/**
 * Returns a function that runs `work` after `pause` ms without another call, and never twice at a time: calls during a
 * run lead to one more after it.
 */
export function oneAtATime(work: () => Promise<void>, pause: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isDue = false;

  async function run(): Promise<void> {
    if (isRunning) {
      isDue = true;
      return;
    }
    isRunning = true;
    try {
      do {
        isDue = false;
        await work();
      } while (isDue);
    } finally {
      isRunning = false;
    }
  }

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pause);
  };
}
