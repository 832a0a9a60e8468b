import { startBackground } from './background.ts';
import { lateDiagnosis } from './late-diagnosis.ts';

void startBackground({
  now: Date.now,
  random: Math.random,
  loadDiagnosis: lateDiagnosis(),
  report(error) {
    // Shown in the browser's list of errors, where developers look.
    queueMicrotask(() => {
      throw error;
    });
  },
});
