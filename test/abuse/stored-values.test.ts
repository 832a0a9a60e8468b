import { describe, expect, it, vi } from 'vitest';
import { badgeOf } from '../../src/explanation/badge.ts';
import { viewOf } from '../../src/explanation/popup-view.ts';
import { render } from '../../src/explanation/render.ts';
import { requestKindOf } from '../../src/navigation/request-kind.ts';
import type { FailingPage } from '../../src/outage/outage.ts';
import { readOutage } from '../../src/storage/outage-schema.ts';
import { outageKey, readTabRecord, tabKey } from '../../src/storage/session-schema.ts';
import { type Running, useBackground } from '../background/run-background.ts';
import { hostileValues, pathsIn, withAt } from './hostile.ts';
import { isLong, report, seed, seeded } from './run.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const siteKey = outageKey('http://shop.example default');
const begun = 1_700_000_000_000;
const second = 1_000;

type Area = 'session' | 'sync' | 'local';
type Stored = Readonly<Record<Area, Readonly<Record<string, unknown>>>>;

const chosen = {
  sync: { general: { retryMode: 'auto', attemptLimit: 8, runLimit: 900_000, openPopup: 'never' } },
  local: {
    siteRules: { 'http://shop.example': 'auto', 'http://news.example': 'never' },
    history: {
      version: 1,
      outages: [1, 2, 3].map((nth) => ({
        origin: 'http://shop.example',
        since: begun - nth * 100 * second,
        until: begun - nth * 90 * second,
        end: 'back',
        attempts: 2,
      })),
    },
  },
};

/**
 * Scenarios that fill the stores before a value is damaged. Each begins with three failing tabs of a site.
 */
const scenes: Readonly<Record<string, (running: Running) => Promise<string | undefined>>> = {
  'a countdown': async () => undefined,
  'a pause': async ({ browser, pass }) => {
    for (const tabId of [1, 2, 3]) Object.assign(browser.tab(tabId) ?? {}, { audible: true });
    await pass(40 * second);
    return undefined;
  },
  'a reload': async ({ browser, pass }) => {
    await pass(40 * second);
    return browser.ownLoads[0]?.session;
  },
  'a recovery': async ({ browser, answers, pass }) => {
    answers(() => ({ status: 200 }));
    await pass(40 * second);
    return browser.ownLoads[1]?.session;
  },
};

async function threeFail({ browser, answers, pass }: Running): Promise<void> {
  vi.clearAllTimers();
  vi.setSystemTime(begun);
  browser.sync.put(chosen.sync);
  browser.local.put(chosen.local);
  await pass(second);
  answers(() => ({
    status: 503,
    headers: [
      ['Retry-After', '3'],
      ['Server', 'nginx'],
      ['X-Request-Id', '0a1b2c3d'],
    ],
  }));
  for (let nth = 0; nth < 3; nth++) await browser.openTab(url);
  await pass(second);
}

async function storedAfter(scene: keyof typeof scenes, running: Running): Promise<Stored> {
  await threeFail(running);
  const held = await scenes[scene]?.(running);
  const { session, sync, local } = running.browser;
  return { session: held ? JSON.parse(held) : session.data, sync: sync.data, local: local.data };
}

/** Opens the same three failing tabs, then restarts the worker over a store with one damaged value. */
async function restartOver(stored: Stored, running: Running): Promise<void> {
  await threeFail(running);
  const { browser } = running;
  browser.kill();
  for (const area of ['session', 'sync', 'local'] as const) browser[area].replace(stored[area]);
  browser.message(undefined);
  await running.pass(second);
}

const known = {
  tabId: 1,
  tabStatus: 'failed',
  mode: 'auto',
  retryClass: ({ retry }: Pick<FailingPage, 'retry'>) => retry,
  runLimit: 900 * second,
  attemptLimit: 8,
} as const;

const isNonEmpty = (say: () => unknown) => {
  try {
    return say() !== '';
  } catch {
    return false;
  }
};

const recordIn = ({ session }: Stored) => readTabRecord(session[tabKey(1)])?.shown;
const outageIn = ({ session }: Stored) => readOutage(session[siteKey]);

/** Returns whether the worker produces a badge for the first tab. */
const hasBadge = (stored: Stored) =>
  isNonEmpty(() => JSON.stringify(badgeOf(1, recordIn(stored), outageIn(stored)) ?? null));

/** Returns whether the popup produces text for the first tab. */
const hasText = (stored: Stored) =>
  isNonEmpty(() =>
    JSON.stringify(
      viewOf({ ...known, shown: recordIn(stored), outage: outageIn(stored) }, Date.now()),
      (_, value) => (typeof value?.key === 'string' ? render(value, (key) => key, 'en') : value),
    ),
  );

// Every case with another outcome fails the test.
const none = { recovered: 0, stopped: 0, reported: 0, lost: 0, unhandled: 0, extra: 0 };

const areas = ['session', 'sync', 'local'] as const;

interface Case {
  readonly name: string;
  readonly damaged: Stored;
}

/** Replaces every value of a store, and everything that contains values, by each hostile value in turn. */
function casesOf(stored: Stored): Case[] {
  return areas.flatMap((area) =>
    Object.entries(stored[area]).flatMap(([key, value]) =>
      pathsIn(value).flatMap((path) =>
        hostileValues.map((hostile) => ({
          name: `${[key, ...path].join('.')} = ${JSON.stringify(hostile)?.slice(0, 40)}`,
          damaged: { ...stored, [area]: withAt(stored[area], [key, ...path], hostile) },
        })),
      ),
    ),
  );
}

/** Returns all cases in the long form, otherwise a random sample of about `count`. */
function sampleOf(cases: readonly Case[], count: number): readonly Case[] {
  const random = seeded(seed);
  return isLong ? cases : cases.filter(() => random() < count / cases.length);
}

describe.each(Object.keys(scenes))('with one stored value of %s replaced', (scene) => {
  const start = useBackground();

  const fresh = () => {
    // Each background wraps the timers of the one before it.
    vi.unstubAllGlobals();
    vi.stubGlobal('navigator', { onLine: true });
    return start();
  };

  it('the badge is painted, and the popup has text or does without the record', async () => {
    const cases = sampleOf(casesOf(await storedAfter(scene, fresh())), 1_000);
    expect(cases.filter(({ damaged }) => !hasBadge(damaged)).map(({ name }) => name)).toEqual([]);
    const withoutText = cases.filter(({ damaged }) => !hasText(damaged));
    // Only the record of the tab is parsed loosely; the browser tests show what the popup makes of such a
    // record.
    expect(withoutText.filter(({ name }) => !name.startsWith(tabKey(1))).map(({ name }) => name)).toEqual([]);
    report(
      `stored values of ${scene}, as read`,
      { ...none, cases: cases.length, reported: cases.length },
      { 'reported without the record': withoutText.length },
    );
  });

  it('no page is lost, and no more is sent than the budget allows', async () => {
    const cases = sampleOf(casesOf(await storedAfter(scene, fresh())), 60);
    const counts = { ...none, cases: cases.length };
    for (const one of cases) {
      const running = fresh();
      await restartOver(one.damaged, running);
      const tab = running.browser.tab(1);
      expect(tab?.badge, one.name).not.toBe('');
      running.answers(() => ({ status: 200 }));
      await running.pass(4 * second);
      if (tab?.responseStatus === 200) counts.recovered++;
      else {
        expect(tab?.badge, one.name).not.toBe('');
        counts.reported++;
      }
      // If the store says that a reload is in progress, the click waits for its end, which is checked within
      // 30 s.
      for (let nth = 0; nth < 8 && tab?.responseStatus !== 200; nth++) {
        if (tab) running.browser.command(tab, 'try-now');
        await running.pass(5 * second);
      }
      if (!isForm(running)) expect(tab?.responseStatus, one.name).toBe(200);
      expect(running.reported, one.name).toEqual([]);
      expect(running.browser.ownLoads.length, one.name).toBeLessThanOrEqual(10);
    }
    report(`stored values of ${scene}, after a restart`, counts, { seed });
  }, 600_000);
});

/**
 * Returns whether a damaged record names another method, which is never sent again: the user is offered the
 * way back.
 */
function isForm({ browser: { session } }: Running): boolean {
  const shown = readTabRecord(session.data[tabKey(1)])?.shown;
  const failing = readOutage(session.data[siteKey])?.pages.find(({ tabId }) => tabId === 1);
  return failing?.request === 'form' || (shown !== undefined && requestKindOf(shown.page) === 'form');
}
