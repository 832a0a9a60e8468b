import { startBackground } from './background.ts';
import { createScriptLoader } from './late-scripts.ts';

void startBackground({
  now: Date.now,
  random: Math.random,
  loadScript: createScriptLoader(),
  report(error) {
    // The browser lists uncaught errors on its extensions page, where developers find them.
    queueMicrotask(() => {
      throw error;
    });
  },
});
