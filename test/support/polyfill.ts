import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';

// The fake that stands in for `webextension-polyfill` now.
let fake: FakeBrowser = createFakeBrowser(() => ({ status: 200 }));

export function replaceBrowser(next: FakeBrowser): FakeBrowser {
  fake = next;
  return next;
}

/** What `import browser from 'webextension-polyfill'` gives under `vi.mock`. */
export default new Proxy({}, { get: (_, name) => fake.api[name as keyof FakeBrowser['api']] });
