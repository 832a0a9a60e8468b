import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey } from '../../src/session.ts';
import { type Running, useBackground } from './running.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const key = outageKey('http://shop.example default');

/** A site that fails three times and is then well, in a tab that somebody comes back to after a while. */
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

describe('a worker that dies', () => {
  const start = useBackground();

  it('after any of its calls to the browser loses no page, and sends nothing twice', {
    timeout: 30_000,
  }, async () => {
    const whole = await threeFailures(start());
    expect(whole.asked).toBe(4);
    expect(whole.calls).toBeGreaterThan(30);

    const outcomes: string[] = [];
    for (let nth = 1; nth <= whole.calls; nth++) {
      const running = start();
      const { tab, asked } = await threeFailures(running, nth);
      const outage = running.browser.session.data[key] as Outage | undefined;
      const at = running.browser.reloads.map((reload) => reload.at);
      const gaps = at.slice(1).map((time, previous) => time - (at[previous] ?? 0));
      expect(running.reported, `died after call ${nth}`).toEqual([]);
      expect(Math.min(...gaps, 10_000), `died after call ${nth}`).toBeGreaterThan(2_000);
      expect(asked, `died after call ${nth}`).toBeLessThanOrEqual(5);
      // Well and without a badge, or failing and said so: never failing in silence, never well with a badge.
      const phase = outage?.phase.name === 'waiting' ? outage.phase.reason : (outage?.phase.name ?? 'none');
      outcomes.push(`${tab.responseStatus} "${tab.badge}" ${phase}`);
    }
    // Before the failure was first written there is nothing to go on from.
    const kept = outcomes.findIndex((outcome) => outcome !== '502 "" none');
    expect(kept).toBeLessThan(5);
    // Where it died over the events of a load, a look at the tab tells all of the page but its method,
    // so its reader is asked; from everywhere else the page came back.
    const asks = '502 "502" method-unknown';
    expect(new Set(outcomes.slice(kept))).toEqual(new Set(['200 "" none', asks]));
    expect(outcomes.filter((outcome) => outcome === asks).length).toBeLessThan(whole.calls / 10);
  });
});
