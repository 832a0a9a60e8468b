import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey } from '../../src/storage/session-schema.ts';
import type { Answer, FakeBrowser, FakeTab } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const down = (): Answer => ({ status: 502 });
const healthy = (): Answer => ({ status: 200 });
const phaseIn = (browser: FakeBrowser) =>
  (browser.session.data[outageKey('http://shop.example default')] as Outage | undefined)?.phase;

describe.each(['chromium', 'firefox'] as const)('a page that is in use, in %s', (order) => {
  const start = useBackground();

  async function failing(change: Partial<FakeTab> = {}) {
    const running = start(order);
    running.answers(down);
    const tab = await running.browser.openTab(url);
    await running.pass(500);
    Object.assign(tab, change);
    return { ...running, tab };
  }

  type Row = [string, string, Partial<FakeTab>];
  it.each<Row>([
    ['input of the user', 'used', { use: { used: true, filled: false } }],
    ['input in one of its frames', 'used', { frames: [{ used: true, filled: false }] }],
    ['a field that is filled in', 'filled', { use: { used: false, filled: true } }],
    ['a field in one of its frames', 'filled', { frames: [{ used: false, filled: true }] }],
    // Chrome keeps what is typed there.
    ...(order === 'firefox'
      ? [['the keyboard focus in the address bar', 'unfocused', { inAddressBar: true }] as Row]
      : []),
    ['sound', 'sound', { audible: true }],
  ])('is not reloaded, and the reason is reported: %s', async (_, reason, change) => {
    const { browser, answers, pass, tab, reported } = await failing(change);
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toMatchObject({ name: 'paused', reason });
    const quiet = { used: false, filled: false };
    Object.assign(tab, { use: quiet, frames: [], inAddressBar: false, audible: false });
    answers(healthy);
    await pass(45_000);
    expect(browser.ownLoads).toHaveLength(1);
    expect(tab.responseStatus).toBe(200);
    expect(reported).toEqual([]);
  });

  it('lets another tab of its site be tried instead', async () => {
    const { browser, answers, pass, tab } = await failing();
    const used = await browser.openTab(`${url}used`);
    await pass(500);
    used.use = { used: true, filled: true };
    await pass(30_000);
    expect(new Set(browser.ownLoads.map(({ tabId }) => tabId))).toEqual(new Set([tab.id]));
    answers(healthy);
    await pass(60_000);
    expect(tab.responseStatus).toBe(200);
    expect(used.responseStatus).toBe(502);
  });

  it('is assumed if no script may run in the page, unless it is an error page', async () => {
    const { browser, pass } = await failing();
    const run = browser.api.scripting.executeScript;
    browser.api.scripting.executeScript = ((script: Parameters<typeof run>[0]) =>
      script.target.allFrames
        ? Promise.reject(new Error('Cannot access contents of the page'))
        : run(script)) as typeof run;
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toMatchObject({ name: 'paused', reason: 'used' });
  });

  it('is assumed if the page does not answer in time', async () => {
    const { browser, pass } = await failing();
    const run = browser.api.scripting.executeScript;
    browser.api.scripting.executeScript = ((script: Parameters<typeof run>[0]) =>
      script.target.allFrames ? new Promise(() => {}) : run(script)) as typeof run;
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toMatchObject({ name: 'paused', reason: 'loading' });
  });

  it('is not one that lacks the focus because the popup is open', async () => {
    const { browser, pass } = await failing();
    browser.showPopup(true);
    await pass(10_000);
    expect(browser.ownLoads).toHaveLength(1);
  });

  it('is not one that lacks the focus because another window has it', async () => {
    const { browser, pass } = await failing();
    browser.focusWindow(false);
    await pass(10_000);
    expect(browser.ownLoads).toHaveLength(1);
  });

  if (order === 'chromium')
    it('is not one whose user types in the address bar', async () => {
      const { browser, pass } = await failing({ inAddressBar: true });
      await pass(10_000);
      expect(browser.ownLoads).toHaveLength(1);
    });

  it('is not one behind another tab', async () => {
    const { browser, pass, tab } = await failing();
    await browser.openTab();
    await pass(10_000);
    expect(browser.ownLoads.map(({ tabId }) => tabId)).toEqual([tab.id]);
  });

  it('is not the browser’s own error page, whatever the user does', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({ error: 'NS_ERROR_NET_RESET' }));
    const tab = await browser.openTab(url);
    await pass(500);
    tab.inAddressBar = true;
    browser.command(tab, 'keep-trying');
    await pass(20_000);
    expect(browser.ownLoads.length).toBeGreaterThan(0);
  });

  it('is not one whose images never finish', async () => {
    const { browser, pass } = await failing({ status: 'loading', readyState: 'interactive' });
    await pass(10_000);
    expect(browser.ownLoads).toHaveLength(1);
  });

  it('is not one that was used before it was loaded again', async () => {
    const { browser, pass, tab } = await failing();
    tab.use = { used: true, filled: false };
    await browser.visit(tab, url);
    await pass(20_000);
    expect(browser.ownLoads.length).toBeGreaterThan(0);
  });

  it('is not reloaded while its next page is loading', async () => {
    const { browser, answers, pass, tab } = await failing();
    answers(() => ({ hangs: true }));
    await browser.visit(tab, `${url}next`);
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toMatchObject({ name: 'paused', reason: 'loading' });
  });
});

describe('a failed page that changes after it arrived', () => {
  const start = useBackground();

  type Row = [string, string, Partial<FakeTab>];
  it.each<Row>([
    ['draws its own content', 'own-content', { text: 'A product of this shop. '.repeat(120) }],
    ['begins to refresh itself', 'refreshes-itself', { refreshes: true }],
  ])('is no longer reloaded once it %s', async (_, reason, change) => {
    const { browser, answers, pass } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_500);
    expect(phaseIn(browser)?.name).toBe('scheduled');
    Object.assign(tab, change);
    await pass(120_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toEqual({ name: 'stopped', reason });
  });

  it('no longer leads, so the other tab of its site is tried', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    const plain = await browser.openTab(`${url}plain`);
    const tab = await browser.openTab(url);
    await pass(1_500);
    tab.text = 'A product of this shop. '.repeat(120);
    await pass(30_000);
    expect(browser.ownLoads.length).toBeGreaterThan(1);
    expect(new Set(browser.ownLoads.map(({ tabId }) => tabId))).toEqual(new Set([plain.id]));
  });
});
