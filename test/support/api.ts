import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';

// The fake browser that is currently in place.
let fake: FakeBrowser = createFakeBrowser(() => ({ status: 200 }));

export function replaceBrowser(next: FakeBrowser): FakeBrowser {
  fake = next;
  return next;
}

/** The replacement for `src/browser/api.ts` under `vi.mock`. */
export const browser = new Proxy({}, { get: (_, name) => fake.api[name as keyof FakeBrowser['api']] });
