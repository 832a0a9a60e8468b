import { describe, expect, it } from 'vitest';
import type { AppEvent, OpenTab, TabFacts } from '../../src/background/app-event.ts';
import { type AppState, stateAfter } from '../../src/background/app-state.ts';
import { sitesConcerned, update } from '../../src/background/update.ts';
import type { Tab } from '../../src/browser/tabs.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import { contextAt, diagnosed, now, pageAt, ready, siteAt } from './samples.ts';

const shop = 'http://shop.example/';
const shopKey = 'http://shop.example default';
const failed = pageAt(shop, 502);

/** Returns the state after some events, where every write succeeds and no effect runs. */
function stateOf(state: AppState, ...events: AppEvent[]): AppState {
  return events.reduce(
    (before, event) => stateAfter(before, update(before, event, contextAt(now)).changes ?? {}),
    state,
  );
}

function tabShowing(url: string): Tab {
  return {
    id: 1,
    url,
    active: true,
    windowId: 1,
    loading: false,
    navigating: false,
    discarded: false,
    audible: false,
    privateWindow: false,
    storeId: 'default',
    lastAccessed: now,
  };
}

const failing = stateOf(ready, diagnosed(1, failed));
const dueAt = dueAtOf(failing.outages.get(shopKey)!)!;
const checking = stateAfter(failing, update(failing, { kind: 'wake-up' }, contextAt(dueAt)).changes!);

const preflightFinished = (readiness: 'free' | 'used'): AppEvent => {
  const phase = checking.outages.get(shopKey)?.phase;
  const number = phase?.name === 'checking' ? phase.attempt.number : 0;
  return { kind: 'preflight-finished', site: siteAt('http://shop.example'), tabId: 1, number, readiness };
};

describe('a page that failed', () => {
  it('is diagnosed before anything is written, and its content is read beside the queue', () => {
    const { changes, effects } = update(
      ready,
      { kind: 'page-shown', tabId: 1, page: failed },
      contextAt(now),
    );
    expect(changes).toBeUndefined();
    expect(effects?.map(({ kind }) => kind)).toEqual(['diagnose', 'read-content']);
  });

  it('is recorded together with its outage once it is diagnosed', () => {
    const { changes, effects } = update(ready, diagnosed(1, failed), contextAt(now));
    expect(changes?.tabs).toMatchObject([[1, { shown: { page: { url: shop } } }]]);
    expect(changes?.outagesAtRest).toMatchObject([
      [{ origin: 'http://shop.example' }, { phase: { name: 'scheduled' } }],
    ]);
    expect(effects).toEqual([]);
  });

  it('ends the part of its tab in the outage of another site, as one change', () => {
    const { changes } = update(failing, diagnosed(1, pageAt('http://news.example/', 502)), contextAt(now));
    expect(changes?.tabs).toHaveLength(1);
    expect(changes?.outages).toMatchObject([[{ origin: 'http://shop.example' }, { pages: [] }]]);
    expect(changes?.outagesAtRest).toMatchObject([
      [{ origin: 'http://news.example' }, { pages: [{ tabId: 1 }] }],
    ]);
  });

  it('is not diagnosed again where nothing new became known about it', () => {
    expect(update(failing, { kind: 'page-shown', tabId: 1, page: failed }, contextAt(now))).toEqual({});
  });

  it('is no outage where it is never retried', () => {
    const { changes } = update(ready, diagnosed(1, pageAt(shop, 404)), contextAt(now));
    expect(changes?.tabs).toHaveLength(1);
    expect([...(changes?.outages ?? []), ...(changes?.outagesAtRest ?? [])]).toEqual([]);
  });
});

describe('a page that loaded', () => {
  const loaded = pageAt(shop, 200, { documentId: 'next', arrivedAt: now + 1_000 });

  it('concerns no site and changes nothing in a tab in which no page failed', () => {
    const event: AppEvent = { kind: 'page-shown', tabId: 1, page: loaded };
    expect(sitesConcerned(ready, event, now)).toEqual([]);
    expect(update(ready, event, contextAt(now))).toEqual({});
  });

  it('ends the outage of the page that failed before it', () => {
    const recovered = stateOf(failing, { kind: 'page-shown', tabId: 1, page: loaded });
    expect(recovered.tabs.get(1)).toMatchObject({ shown: undefined, recoveredAt: now + 1_000 });
    expect(recovered.outages.get(shopKey)?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
  });

  it('is noted as a recent success at most once a minute', () => {
    const noted = stateOf(ready, { kind: 'success-observed', url: shop, edge: undefined });
    expect(noted.recentSuccesses).toEqual({ at: now, origins: ['http://shop.example'] });
    const again: AppEvent = { kind: 'success-observed', url: shop, edge: undefined };
    const { changes } = update(noted, again, contextAt(now + 59_000));
    expect(changes?.recentSuccesses).toBeUndefined();
    expect(update(noted, { kind: 'page-shown', tabId: 1, page: loaded }, contextAt(now))).toEqual({});
  });
});

describe('an attempt', () => {
  it('begins with its preflight check, and leads to a load that the state records first', () => {
    const check = update(failing, { kind: 'wake-up' }, contextAt(dueAt));
    expect(check.effects).toMatchObject([{ kind: 'reread-content', tabId: 1, page: { url: shop } }]);
    const { changes, effects } = update(checking, preflightFinished('free'), contextAt(dueAt));
    expect(changes?.outages).toMatchObject([[{}, { phase: { name: 'loading' } }]]);
    expect(effects).toMatchObject([{ kind: 'load-page', tabId: 1, asked: false }]);
  });

  it('loads nothing when its result is reported a second time', () => {
    const loading = stateAfter(
      checking,
      update(checking, preflightFinished('free'), contextAt(dueAt)).changes!,
    );
    expect(update(loading, preflightFinished('free'), contextAt(dueAt)).effects).toEqual([]);
  });

  it('pauses where the page is in use', () => {
    const { changes, effects } = update(checking, preflightFinished('used'), contextAt(dueAt));
    expect(changes?.outagesAtRest).toMatchObject([[{}, { phase: { name: 'paused', reason: 'used' } }]]);
    expect(effects).toEqual([]);
  });

  it('is not due before its time', () => {
    const early = update(failing, { kind: 'wake-up' }, contextAt(dueAt - 1));
    expect(early.effects).toEqual([]);
    expect(sitesConcerned(failing, { kind: 'wake-up' }, dueAt - 1)).toEqual([]);
  });
});

describe('a request of the popup', () => {
  const facts = (url: string, documentId: string): TabFacts => ({
    tabId: 1,
    tab: tabShowing(url),
    shown: { url, documentId, errorPage: false },
    page: undefined,
  });
  const document = { url: shop, documentId: shop };
  const command = (name: 'try-now' | 'stop', shown: TabFacts): AppEvent => ({
    kind: 'command-given',
    request: { kind: 'command', tabId: 1, document, command: name },
    facts: shown,
  });
  const clearing = (number: number): AppEvent => ({
    kind: 'clearing-confirmed',
    request: { kind: 'clear', tabId: 1, document, origin: 'http://shop.example', act: 'files', number },
    facts: facts(shop, shop),
  });

  it('loads the page of an outage through the outage', () => {
    const { answer, effects } = update(failing, command('try-now', facts(shop, shop)), contextAt(now));
    expect(answer).toBe('done');
    expect(effects).toMatchObject([{ kind: 'load-page', asked: true }]);
  });

  it('loads the page outside its outage where the session is full', () => {
    const { ifUnwritten } = update(failing, command('try-now', facts(shop, shop)), contextAt(now));
    expect(ifUnwritten?.effects).toMatchObject([{ kind: 'act-on-tab', act: { name: 'load' } }]);
  });

  it('does nothing to another document, except that it stops the outage', () => {
    const other = facts('http://mail.example/', 'other');
    expect(update(failing, command('try-now', other), contextAt(now))).toEqual({ answer: 'moved' });
    const stopped = stateOf(failing, command('stop', other));
    expect(stopped.outages.get(shopKey)?.phase).toEqual({ name: 'stopped', reason: 'user' });
  });

  it('clears a site at most once per number', () => {
    const first = update(ready, clearing(1), contextAt(now));
    expect(first).toMatchObject({ answer: 'ran', changes: { clearing: { stage: { name: 'begun' } } } });
    expect(first.effects).toMatchObject([{ kind: 'clear-site', number: 1 }]);
    const begun = stateAfter(ready, first.changes!);
    expect(update(begun, clearing(1), contextAt(now))).toEqual({ answer: 'ran-before' });
    expect(update(begun, clearing(2), contextAt(now)).effects).toHaveLength(1);
  });
});

describe('a change of the settings', () => {
  const never = { ...ready.settings, general: { ...ready.settings.general, retryMode: 'never' as const } };

  it('is written for the popup together with what it changes in every outage', () => {
    const event: AppEvent = { kind: 'settings-changed', settings: never };
    const { changes } = update(failing, event, contextAt(now));
    expect(changes).toMatchObject({ settings: never, settingsSnapshot: { retryMode: 'never' } });
    expect(changes?.outagesAtRest).toMatchObject([
      [{}, { phase: { name: 'stopped', reason: 'switched-off' } }],
    ]);
    expect(update(stateOf(failing, event), event, contextAt(now)).changes).not.toHaveProperty(
      'settingsSnapshot',
    );
  });

  it('wipes an unwanted history even while the session is full', () => {
    const { effects, ifUnwritten } = update(
      failing,
      { kind: 'settings-changed', settings: never },
      contextAt(now),
    );
    expect(effects).toEqual([{ kind: 'tidy-history' }]);
    expect(ifUnwritten?.effects).toEqual([{ kind: 'tidy-history' }]);
  });
});

describe('the start of the worker', () => {
  const started = (...tabs: OpenTab[]): AppEvent => ({
    kind: 'worker-started',
    settings: ready.settings,
    tabs,
  });
  const openTab = (id: number, showsRecord: boolean, active = false): OpenTab => ({
    tab: { ...tabShowing(shop), id, active },
    showsRecord,
  });

  it('forgets the tabs that were closed meanwhile, and ends their outage', () => {
    const after = stateOf(failing, started());
    expect([...after.tabs]).toEqual([]);
    expect(after.outages.get(shopKey)?.phase.name).toBe('ended');
  });

  it('keeps the plan of a page that is still shown', () => {
    const after = stateOf(failing, started(openTab(1, true)));
    expect(after.outages.get(shopKey)).toEqual(failing.outages.get(shopKey));
  });

  it('inspects a tab that left its failed page', () => {
    const { effects } = update({ ...failing, scanned: true }, started(openTab(1, false)), contextAt(now));
    expect(effects).toEqual([{ kind: 'inspect-tab', tabId: 1 }]);
  });

  it('inspects all other tabs once in a browser session, and later only the active ones', () => {
    const start = started(openTab(2, false), openTab(3, false, true));
    const first = update(ready, start, contextAt(now));
    expect(first.effects).toEqual([
      { kind: 'inspect-tab', tabId: 2 },
      { kind: 'inspect-tab', tabId: 3 },
    ]);
    const { effects, changes } = update(stateOf(ready, start), start, contextAt(now));
    expect(effects).toEqual([{ kind: 'inspect-tab', tabId: 3 }]);
    expect(changes).not.toHaveProperty('scanned');
  });
});

describe('the popup', () => {
  const content = (focused: boolean): AppEvent => ({
    ...diagnosed(1, failed),
    pass: { name: 'content', focused },
  });
  const check = { kind: 'check-opening', tabId: 1, arrivedAt: now, onlyIfUnpinned: true };

  it('may open over a failed page in focus, and opens after that is written', () => {
    expect(update(ready, content(false), contextAt(now)).effects).toEqual([]);
    expect(update(ready, content(true), contextAt(now)).effects).toEqual([check]);
    const event: AppEvent = { kind: 'popup-may-open', tabId: 1, arrivedAt: now };
    const { changes, effects } = update(failing, event, contextAt(now));
    expect(changes?.openings?.at).toBe(now);
    expect(effects).toEqual([{ kind: 'open-popup' }]);
    expect(update(stateOf(failing, event), event, contextAt(now))).toEqual({});
  });

  it('does not open over a page that the tab has left since', () => {
    const event: AppEvent = { kind: 'popup-may-open', tabId: 1, arrivedAt: now - 1 };
    expect(update(failing, event, contextAt(now))).toEqual({});
  });
});

describe('the sites that an event concerns', () => {
  const everyTab = stateOf(failing, diagnosed(2, pageAt('http://news.example/', 503)));
  const site = siteAt('http://shop.example');
  const loaded = pageAt('http://mail.example/', 200, { arrivedAt: now + 1_000 });
  it.each<AppEvent>([
    { kind: 'page-shown', tabId: 1, page: loaded },
    { kind: 'page-unreadable', tabId: 1, page: loaded },
    diagnosed(1, pageAt('http://mail.example/', 502)),
    { kind: 'tab-closed', tabId: 1 },
    { kind: 'tab-activated', tabId: 1 },
    { kind: 'tab-replaced', tabId: 1, by: 3 },
    { kind: 'tab-discarded', tabId: 1, site },
    { kind: 'load-not-sent', tabId: 1, site, reason: 'gone' },
    { kind: 'wake-up' },
    { kind: 'connection-changed' },
    { kind: 'permissions-changed' },
    { kind: 'settings-changed', settings: ready.settings },
    { kind: 'worker-started', settings: ready.settings, tabs: [] },
  ])('are all that its update asks about: $kind', (event) => {
    const later = dueAt + 60_000;
    const named = new Set(sitesConcerned(everyTab, event, later).map(({ origin }) => origin));
    const asked = new Set<string>();
    update(everyTab, event, contextAt(later, { mayWatch: (origin) => Boolean(asked.add(origin)) }));
    expect(asked.size).toBeGreaterThan(0);
    for (const origin of asked) expect(named).toContain(origin);
  });
});
