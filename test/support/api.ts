import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';

// The fake that stands in for the browser now.
let fake: FakeBrowser = createFakeBrowser(() => ({ status: 200 }));

export function replaceBrowser(next: FakeBrowser): FakeBrowser {
  fake = next;
  return next;
}

/** What `src/browser/api.ts` gives under `vi.mock`. */
export const browser = new Proxy({}, { get: (_, name) => fake.api[name as keyof FakeBrowser['api']] });
