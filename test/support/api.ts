import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';
import apiInPlace, { putInPlace } from './no-browser.ts';

putInPlace(createFakeBrowser(() => ({ status: 200 })).api);

export function replaceBrowser(next: FakeBrowser): FakeBrowser {
  putInPlace(next.api);
  return next;
}

/** The replacement for `src/browser/api.ts` under `vi.mock`. */
export const browser = apiInPlace;
