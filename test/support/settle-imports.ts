import { afterAll, vi } from 'vitest';

// Test files of one thread share its module cache. A part of the popup that is still loading late when a file ends would
// otherwise be evaluated in the next one, without the mocks of either.
afterAll(() => vi.dynamicImportSettled());
