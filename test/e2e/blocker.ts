import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Stage } from './stage.ts';

const files = {
  'manifest.json': {
    manifest_version: 3,
    name: 'Blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['http://*/*'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
    browser_specific_settings: { gecko: { id: 'blocker@gatelight.example' } },
  },
  'rules.json': [
    {
      id: 1,
      action: { type: 'block' },
      condition: {
        urlFilter: 'blocked',
        resourceTypes: ['sub_frame', 'script', 'image', 'xmlhttprequest', 'stylesheet'],
      },
    },
  ],
};

/** Installs a content blocker of one rule during the tests of a file: no part of a page with “blocked” in its URL loads. */
export function useBlocker(stage: Stage): void {
  let id: string;
  beforeAll(async () => {
    const folder = join(stage.browser.downloads, '..', 'blocker');
    await mkdir(folder, { recursive: true });
    for (const [file, content] of Object.entries(files))
      await writeFile(join(folder, file), JSON.stringify(content));
    id = await stage.browser.puppeteer.installExtension(folder);
  });
  afterAll(() => stage.browser.puppeteer.uninstallExtension(id));
}
