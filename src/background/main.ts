import { startBackground } from './background.ts';

startBackground(Date.now, Math.random, (error) => {
  // Reported where a developer looks; there is nowhere else that an error could go.
  queueMicrotask(() => {
    throw error;
  });
});
