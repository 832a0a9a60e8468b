import { FakeEvent } from './fake-event.ts';
import { type Call, createStorageArea, type StorageEvent } from './fake-storage.ts';

/** What a site answers a request with: a status, or the error in the browser's own spelling. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: readonly (readonly [name: string, value: string])[];
      /** The words that the page shows; none unless told. */
      readonly text?: string;
    }
  | { readonly error: string };

export interface FakeTab {
  readonly id: number;
  url: string;
  status: 'loading' | 'complete';
  active: boolean;
  audible: boolean;
  incognito: boolean;
  documentId: string;
  errorPage: boolean;
  /** As the page itself knows it. */
  responseStatus: number;
  text: string;
  /** When its navigation began, in ms since the epoch. */
  loadedAt: number;
  badge: string;
}

type Details = Record<string, unknown>;

/**
 * A browser in memory, as far as the background uses it: tabs that load what `answer` says, the events of
 * that in Chrome's order or Firefox's, storage, alarms, and a worker that can die after any call.
 * `fake-browser-contract.test.ts` holds it to the real ones.
 */
export function createFakeBrowser(
  answer: (url: string) => Answer,
  order: 'chromium' | 'firefox' = 'chromium',
) {
  const events = {
    sendHeaders: new FakeEvent<[Details]>(),
    responseStarted: new FakeEvent<[Details]>(),
    committed: new FakeEvent<[Details]>(),
    navigationError: new FakeEvent<[Details]>(),
    removed: new FakeEvent<[number]>(),
    activated: new FakeEvent<[{ tabId: number }]>(),
    replaced: new FakeEvent<[number, number]>(),
    alarm: new FakeEvent<[{ name: string }]>(),
    message: new FakeEvent<unknown[]>(),
    installed: new FakeEvent<[{ reason: string }]>(),
    permissionsAdded: new FakeEvent<[]>(),
    permissionsRemoved: new FakeEvent<[]>(),
  };
  const storageChanged: StorageEvent = new FakeEvent();
  const tabs = new Map<number, FakeTab>();
  const alarms = new Map<string, number>();
  const opened: number[] = [];
  const created: string[] = [];
  let onToolbar = true;
  let mayWatch = true;
  const reloads: { readonly tabId: number; readonly at: number; readonly session: string }[] = [];
  const notifications: string[] = [];
  const cleared: { readonly only: unknown; readonly types: readonly string[]; readonly session: string }[] =
    [];
  let worker = { start: () => {}, end: () => {} };
  let life = 1;
  let alive = true;
  let calls = 0;
  let lastCall = Number.POSITIVE_INFINITY;
  let stamps = 0;

  /** A worker that died in a call never sees its end: nothing of it goes on. */
  const call: Call = async (act) => {
    const mine = life;
    await Promise.resolve();
    if (mine !== life || !alive) return new Promise(() => {});
    const result = act();
    if (++calls === lastCall) kill();
    return mine === life ? result : new Promise(() => {});
  };

  function kill(): void {
    life++;
    alive = false;
    for (const event of [...Object.values(events), storageChanged]) event.clear();
    worker.end();
  }

  /** Any event starts the worker that has died, before it is told. */
  function fire<A extends readonly unknown[]>(event: FakeEvent<A>, ...args: A): unknown[] {
    if (!alive) {
      alive = true;
      worker.start();
    }
    return event.fire(...args);
  }

  const session = createStorageArea('session', storageChanged, call);
  const sync = createStorageArea('sync', storageChanged, call);
  const local = createStorageArea('local', storageChanged, call);
  const managed = createStorageArea('managed', storageChanged, call);

  async function load(tab: FakeTab, url: string, method = 'GET'): Promise<void> {
    Object.assign(tab, { status: 'loading', loadedAt: Date.now() });
    const got = answer(url);
    const failed = 'error' in got;
    const common = { tabId: tab.id, frameId: 0, url };
    const stamp = () => ({ ...common, timeStamp: Date.now() + ++stamps / 1000 });
    const requestId = `request ${++stamps}`;
    const request = { ...stamp(), requestId, method };
    const responseHeaders = failed ? [] : (got.headers ?? []).map(([name, value]) => ({ name, value }));
    const response = { ...stamp(), requestId, method, fromCache: false, responseHeaders, ...got };
    const documentId = `document ${++stamps}`;
    const arrival = { ...stamp(), documentId, documentLifecycle: 'active', ...got };

    const asked = () => {
      if (mayWatch) fire(events.sendHeaders, request);
    };
    const answered = () => {
      if (!failed && mayWatch) fire(events.responseStarted, { ...response, statusCode: got.status });
    };
    const arrived = () => {
      // The buttons of a tab forget what was painted for the page before.
      Object.assign(tab, { url, documentId, errorPage: failed, badge: '', status: 'complete' });
      tab.responseStatus = failed ? 0 : got.status;
      tab.text = failed ? '' : (got.text ?? '');
      fire(failed ? events.navigationError : events.committed, arrival);
    };
    const steps = { chromium: [asked, answered, arrived], firefox: [arrived, asked, answered] };
    for (const step of steps[order]) {
      await Promise.resolve();
      if (tabs.get(tab.id) === tab) step();
    }
  }

  function tabOf(id: number): FakeTab {
    const tab = tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  const described = ({ id, url, status, active, audible, incognito }: FakeTab) => ({
    id,
    url,
    status,
    active,
    audible,
    incognito,
    windowId: 1,
    index: 0,
  });

  /** What a script would find in the tab's page, by the script's name. */
  const scripts: Readonly<Record<string, (tab: FakeTab) => unknown>> = {
    pageReading: (tab) => ({
      status: tab.responseStatus,
      startedAt: tab.loadedAt,
      focused: tab.active,
      marks: { title: '', text: tab.text, markup: '', textLength: tab.text.length, refreshes: false },
    }),
    // Empty once its site has been cleared.
    storedData: () =>
      cleared.length > 0 ? { cookies: 0, serviceWorkers: 0 } : { cookies: 2, serviceWorkers: 1 },
    pageUse: () => ({ active: false, filled: false }),
  };

  const api = {
    action: {
      setBadgeText: ({ tabId, text }: { tabId: number; text: string }) =>
        call(() => {
          tabOf(tabId).badge = text;
        }),
      getBadgeText: ({ tabId }: { tabId: number }) => call(() => tabOf(tabId).badge),
      setBadgeBackgroundColor: ({ tabId }: { tabId: number }) => call(() => void tabOf(tabId)),
      setBadgeTextColor: ({ tabId }: { tabId: number }) => call(() => void tabOf(tabId)),
      setTitle: ({ tabId }: { tabId: number }) => call(() => void tabOf(tabId)),
      getUserSettings: () => call(() => ({ isOnToolbar: onToolbar })),
      openPopup: () => call(() => void opened.push(Date.now())),
    },
    browsingData: {
      remove: (only: object, types: object) =>
        call(() => {
          cleared.push({ only, types: Object.keys(types), session: JSON.stringify(session.data) });
        }),
    },
    alarms: {
      create: (name: string, { when }: { when: number }) => call(() => void alarms.set(name, when)),
      clear: (name: string) => call(() => alarms.delete(name)),
      get: (name: string) =>
        call(() => (alarms.has(name) ? { name, scheduledTime: alarms.get(name) } : undefined)),
      onAlarm: events.alarm,
    },
    tabs: {
      query: ({ active }: { active?: boolean }) =>
        call(() => [...tabs.values()].filter((tab) => !active || tab.active).map(described)),
      get: (id: number) => call(() => described(tabOf(id))),
      reload: (id: number) =>
        call(() => {
          const tab = tabOf(id);
          reloads.push({ tabId: id, at: Date.now(), session: JSON.stringify(session.data) });
          void load(tab, tab.url);
        }),
      create: ({ url }: { url: string }) => call(() => void created.push(url)),
      goBack: (id: number) => call(() => void tabOf(id)),
      remove: (id: number) => call(() => close(id)),
      onRemoved: events.removed,
      onActivated: events.activated,
      onReplaced: events.replaced,
    },
    scripting: {
      executeScript: (script: {
        target: { tabId: number; documentIds?: readonly string[] };
        func: { name: string };
      }) =>
        call(() => {
          const tab = tabOf(script.target.tabId);
          if (tab.errorPage) throw new Error('Frame with ID 0 is showing error page');
          if (script.target.documentIds?.includes(tab.documentId) === false)
            throw new Error('No document with that id in the tab');
          // Chrome holds the script back for a click that does not come.
          if (!mayWatch) return new Promise<never>(() => {});
          return [{ frameId: 0, documentId: tab.documentId, result: scripts[script.func.name]?.(tab) }];
        }),
    },
    storage: {
      session: session.api,
      sync: sync.api,
      local: local.api,
      managed: managed.api,
      onChanged: storageChanged,
    },
    webNavigation: {
      getFrame: ({ tabId }: { tabId: number }) =>
        call(() => {
          const tab = tabs.get(tabId);
          return tab ? { url: tab.url, documentId: tab.documentId, errorOccurred: tab.errorPage } : null;
        }),
      onCommitted: events.committed,
      onErrorOccurred: events.navigationError,
    },
    webRequest: { onSendHeaders: events.sendHeaders, onResponseStarted: events.responseStarted },
    i18n: { getMessage: (key: string) => (key === 'language' ? 'en' : key) },
    notifications: { create: (id: string) => call(() => notifications.push(id)) },
    permissions: {
      contains: ({ origins }: { origins?: readonly string[] }) =>
        call(() => origins === undefined || mayWatch),
      onAdded: events.permissionsAdded,
      onRemoved: events.permissionsRemoved,
    },
    runtime: {
      id: 'fake',
      getURL: (path: string) => `chrome-extension://fake/${path}`,
      getManifest: () => ({}),
      onMessage: events.message,
      onInstalled: events.installed,
    },
  };

  function close(id: number): void {
    if (tabs.delete(id)) fire(events.removed, id);
  }

  return {
    api,
    session,
    sync,
    local,
    /** What the organisation has decided; no page of the extension can write it. */
    managed,
    alarms,
    /** The ids of those that were shown; the user allows them. */
    notifications,
    /** Every reload that was asked for, with what the session kept at that moment. */
    reloads,
    /** Every clearing that was asked for, with what the session kept at that moment. */
    cleared,
    /** When the popup was opened without a click. */
    opened,
    /** The user gives the permission for all sites, or takes it back. */
    allowSites(allowed: boolean): void {
      mayWatch = allowed;
      fire(allowed ? events.permissionsAdded : events.permissionsRemoved);
    },
    /** The addresses of the tabs that the extension opened. */
    created,
    /** The extension was installed, or updated. */
    install: (reason: string) => fire(events.installed, { reason }),
    /** Puts the button behind the menu of extensions. */
    tuckAway(): void {
      onToolbar = false;
    },
    get calls(): number {
      return calls;
    },
    tab: (id: number) => tabs.get(id),
    async openTab(url?: string): Promise<FakeTab> {
      const id = tabs.size + 1;
      const tab: FakeTab = {
        id,
        url: 'about:blank',
        status: 'complete',
        active: true,
        audible: false,
        incognito: false,
        documentId: `document ${++stamps}`,
        errorPage: false,
        responseStatus: 0,
        text: '',
        loadedAt: Date.now(),
        badge: '',
      };
      tabs.set(id, tab);
      if (url) await load(tab, url);
      return tab;
    },
    visit: load,
    close,
    /** The tab comes in front of its window. */
    front: (tabId: number) => fire(events.activated, { tabId }),
    /**
     * A document sends the worker a message: the popup, unless its URL says otherwise. Gives the answer;
     * undefined where no listener kept the channel open for one, as `true` alone does before Chrome 148.
     */
    message: (message: unknown, url = 'chrome-extension://fake/popup.html') =>
      new Promise<unknown>((resolve) => {
        const kept = fire(events.message, message, { id: 'fake', url }, resolve);
        if (!kept.includes(true)) resolve(undefined);
      }),
    /** Rings every alarm whose time has come. */
    ring(now: number): void {
      for (const [name, when] of [...alarms]) {
        if (when > now) continue;
        alarms.delete(name);
        fire(events.alarm, { name });
      }
    },
    kill,
    /** Lets the worker die right after the nth call from now on. */
    dieAfter(nth: number): void {
      lastCall = calls + nth;
    },
    /** Starts the worker; `start` is called again by the first event after its death, `end` at each death. */
    run(start: () => void, end: () => void): void {
      worker = { start, end };
      start();
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
