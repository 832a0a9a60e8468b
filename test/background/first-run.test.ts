import { describe, expect, it, vi } from 'vitest';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

describe('the first-run page', () => {
  const start = useBackground();

  it.each([
    ['opens on an installation', 'install', {}, ['chrome-extension://fake/welcome.html']],
    ['does not open on an update of the extension', 'update', {}, []],
    ['does not open on an update of the browser', 'browser_update', {}, []],
    ['does not open where the policy forbids it', 'install', { firstRunPage: false }, []],
  ])('%s', async (_what, reason, policy, opened) => {
    const { browser, pass } = start();
    browser.managed.put(policy);
    browser.install(reason);
    await pass(1_000);
    expect(browser.created).toEqual(opened);
  });
});
