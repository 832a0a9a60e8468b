import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/storage/settings-store.ts';
import { adopt, choose, resetSettings, setSiteRule } from '../../src/storage/settings-writer.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser, type FakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const site = 'https://a.example';

describe('what the user chooses', () => {
  let browser: FakeBrowser;
  beforeEach(() => {
    browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  });

  it('is synchronized, except for the rules of individual sites', async () => {
    await choose({ retryMode: 'ask' });
    await setSiteRule(site, 'never');
    expect(browser.sync.data).toEqual({ general: { version: 1, retryMode: 'ask' } });
    expect(browser.local.data).toEqual({ siteRules: { version: 1, rules: { [site]: 'never' } } });
    expect(await readSettings()).toMatchObject({
      general: { retryMode: 'ask' },
      siteRules: { [site]: 'never' },
    });
  });

  it('is kept on this machine only while the synchronized area refuses it', async () => {
    browser.sync.refuse(true);
    await choose({ retryMode: 'ask' });
    expect(browser.local.data.general).toEqual({ version: 1, retryMode: 'ask' });
    expect((await readSettings()).general.retryMode).toBe('ask');
    browser.sync.refuse(false);
    await choose({ theme: 'dark' });
    expect(browser.sync.data.general).toEqual({ version: 1, retryMode: 'ask', theme: 'dark' });
    expect(browser.local.data).not.toHaveProperty('general');
  });

  it('does not overwrite what a newer Gatelight synchronized', async () => {
    const newer = { version: 7, retryMode: 'sometimes' };
    browser.sync.put({ general: newer });
    await choose({ retryMode: 'ask' });
    expect(browser.sync.data.general).toEqual(newer);
    expect((await readSettings()).general.retryMode).toBe('ask');
  });

  it('rejects if no area accepts it', async () => {
    browser.sync.refuse(true);
    browser.local.refuse(true);
    await expect(choose({ retryMode: 'ask' })).rejects.toThrow();
    browser.sync.refuse(false);
    browser.local.refuse(false);
    await choose({ retryMode: 'never' });
    expect((await readSettings()).general.retryMode).toBe('never');
  });

  it('is synchronized even if the local area is full', async () => {
    browser.local.refuse(true);
    await choose({ retryMode: 'ask' });
    expect((await readSettings()).general.retryMode).toBe('ask');
  });

  it('does not change if the rules of an imported file cannot be stored', async () => {
    browser.local.refuse(true);
    const brought = adopt({ choices: { retryMode: 'never' }, siteRules: { [site]: 'ask' } });
    await expect(brought).rejects.toThrow();
    expect(browser.sync.data).toEqual({});
  });

  it('includes both of two changes made at the same time', async () => {
    await Promise.all([choose({ retryMode: 'ask' }), choose({ theme: 'dark' }), setSiteRule(site, 'auto')]);
    expect(await readSettings()).toMatchObject({
      general: { retryMode: 'ask', theme: 'dark' },
      siteRules: { [site]: 'auto' },
    });
  });

  it('is merged with an imported file, and deleted by a reset', async () => {
    await choose({ retryMode: 'ask', theme: 'dark' });
    await setSiteRule(site, 'auto');
    await adopt({ choices: { retryMode: 'never' }, siteRules: { 'https://b.example': 'ask' } });
    expect(await readSettings()).toMatchObject({
      general: { retryMode: 'never', theme: 'dark' },
      siteRules: { [site]: 'auto', 'https://b.example': 'ask' },
    });
    await setSiteRule(site, undefined);
    expect((await readSettings()).siteRules).toEqual({ 'https://b.example': 'ask' });
    await resetSettings();
    expect(await readSettings()).toMatchObject({
      general: { retryMode: 'auto', theme: 'system' },
      siteRules: {},
    });
  });
});
