import { startBackground } from './background.ts';
import { lateDiagnosis } from './late-diagnosis.ts';

void startBackground({
  now: Date.now,
  random: Math.random,
  loadDiagnosis: lateDiagnosis(),
  report(error) {
    // An uncaught error is listed on the browser's page of extensions, where developers find it.
    queueMicrotask(() => {
      throw error;
    });
  },
});
