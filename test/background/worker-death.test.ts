import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey } from '../../src/storage/session-schema.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const key = outageKey('http://shop.example default');

/** A site that fails three times and then recovers, in a tab that the user activates after a while. */
async function threeFailures({ browser, answers, pass }: Running, callsUntilDeath?: number) {
  let asked = 0;
  answers(() => ({ status: ++asked > 3 ? 200 : 502 }));
  await pass(100);
  if (callsUntilDeath !== undefined) browser.dieAfter(callsUntilDeath);
  const before = browser.calls;
  const tab = await browser.openTab(url);
  await pass(60_000);
  browser.front(tab.id);
  await pass(90_000);
  return { tab, asked, calls: browser.calls - before };
}

const phaseIn = ({ browser }: Running) => (browser.session.data[key] as Outage | undefined)?.phase;

describe('a worker that dies', () => {
  const start = useBackground();

  /** An attempt without a response so far, whose worker died after it was sent. */
  async function whileLoading() {
    const running = start();
    const { browser, answers, pass } = running;
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    answers(() => ({ hangs: true }));
    await pass(6_000);
    expect(browser.ownLoads).toHaveLength(1);
    browser.kill();
    return { ...running, tab, running };
  }

  it.each([
    [200, 'OK', 'ended'],
    [503, '503', 'scheduled'],
  ])('while an attempt is under way learns its result from the %i', async (status, badge, phase) => {
    const { browser, answers, pass, tab, running } = await whileLoading();
    expect(phaseIn(running)).toMatchObject({ name: 'loading' });
    await pass(20_000);
    answers(() => ({ status }));
    // The response arrives at last, and starts the next worker.
    await browser.visit(tab, url, { type: 'reload' });
    await pass(2_000);
    expect(tab.badge).toBe(badge);
    expect(phaseIn(running)?.name).toBe(phase);
    expect(browser.ownLoads).toHaveLength(1);
    expect(running.reported).toEqual([]);
  });

  it('while an attempt is under way requests nothing until it has ended or a minute has passed', async () => {
    const { browser, answers, pass, tab, running } = await whileLoading();
    browser.front(tab.id);
    await pass(50_000);
    expect(browser.ownLoads).toHaveLength(1);
    answers(() => ({ status: 200 }));
    await pass(60_000);
    // The tab is still loading, so a second load would only abort the first.
    expect(phaseIn(running)).toMatchObject({ name: 'paused', reason: 'loading' });
    browser.command(tab, 'try-now');
    await pass(1_000);
    expect(browser.ownLoads).toHaveLength(2);
    expect(tab).toMatchObject({ responseStatus: 200, badge: 'OK' });
  });

  it('while an attempt is under way finds a page whose arrival was not observed', async () => {
    const { browser, pass, tab, running } = await whileLoading();
    Object.assign(tab, { status: 'complete', pendingUrl: undefined, load: 'done', documentId: 'unseen' });
    Object.assign(tab, { responseStatus: 200, loadedAt: Date.now(), badge: '' });
    browser.front(tab.id);
    await pass(5_000);
    expect(phaseIn(running)).toMatchObject({ name: 'ended', how: 'recovered' });
    expect(browser.ownLoads).toHaveLength(1);
  });

  it('after any of its calls to the browser loses no page and sends nothing twice', {
    timeout: 120_000,
  }, async () => {
    const whole = await threeFailures(start());
    expect(whole.asked).toBe(4);
    expect(whole.calls).toBeGreaterThan(30);

    const outcomes: string[] = [];
    for (let nth = 1; nth <= whole.calls; nth++) {
      const running = start();
      const { tab, asked } = await threeFailures(running, nth);
      const outage = running.browser.session.data[key] as Outage | undefined;
      const at = running.browser.ownLoads.map((load) => load.at);
      const gaps = at.slice(1).map((time, previous) => time - (at[previous] ?? 0));
      expect(running.reported, `died after call ${nth}`).toEqual([]);
      expect(Math.min(...gaps, 10_000), `died after call ${nth}`).toBeGreaterThan(2_000);
      expect(asked, `died after call ${nth}`).toBeLessThanOrEqual(5);
      // Either recovered without a badge or failing with one.
      const phase = outage?.phase.name === 'stopped' ? outage.phase.reason : (outage?.phase.name ?? 'none');
      outcomes.push(`${tab.responseStatus} "${tab.badge}" ${phase}`);
    }
    // Before the failure was first written there is nothing to resume from.
    const kept = outcomes.findIndex((outcome) => outcome !== '502 "" none');
    expect(kept).toBeLessThan(5);
    // Where the events of a load were lost, the page's method is not known, and the tab navigates to its URL.
    expect(new Set(outcomes.slice(kept))).toEqual(new Set(['200 "" ended']));
  });
});
