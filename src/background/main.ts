import { startBackground } from './background.ts';
import { lateDiagnosis } from './late-diagnosis.ts';

startBackground(Date.now, Math.random, lateDiagnosis(), (error) => {
  // Reported where a developer looks; there is nowhere else that an error could go.
  queueMicrotask(() => {
    throw error;
  });
});
