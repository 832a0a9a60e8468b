import { startBackground } from './background.ts';
import { lateDiagnosis } from './late-diagnosis.ts';

void startBackground({
  now: Date.now,
  random: Math.random,
  loadDiagnosis: lateDiagnosis(),
  report(error) {
    // The browser lists uncaught errors on its extensions page, where developers find them.
    queueMicrotask(() => {
      throw error;
    });
  },
});
