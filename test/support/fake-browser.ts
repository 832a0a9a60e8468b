import { byName } from './by-name.ts';
import { FakeEvent } from './fake-event.ts';
import { connectTo, type FakePort } from './fake-port.ts';
import { type Call, createStorageArea, type StorageEvent } from './fake-storage.ts';

/** A site's answer to a request: a status, or an error code as the browser reports it. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: readonly (readonly [name: string, value: string])[];
      /** The text that the page shows; none by default. */
      readonly text?: string;
      /** The site's own service worker answers, which `webRequest` does not report. */
      readonly fromWorker?: true;
    }
  | { readonly error: string }
  /** A redirect, by default with 302. */
  | { readonly redirect: string; readonly status?: 302 | 303 | 307 }
  /** The site never answers. */
  | { readonly hangs: true };

/** How a load starts; by default the user follows a link, with GET. */
export interface Beginning {
  readonly method?: string;
  /** As `webNavigation` reports it; the same values in both browsers. */
  readonly type?: 'link' | 'typed' | 'form_submit' | 'reload';
  readonly qualifiers?: readonly string[];
  /** `Sec-Fetch-User` and `Sec-Fetch-Site`, which only trustworthy origins receive. */
  readonly user?: boolean;
  readonly site?: 'none' | 'same-origin' | 'cross-site';
}

/** The signs of use that a script finds in one frame. */
export interface FakeUse {
  used: boolean;
  filled: boolean;
}

export interface FakeTab {
  readonly id: number;
  url: string;
  /** The URL of a pending navigation; only Chrome reports it. */
  pendingUrl: string | undefined;
  status: 'loading' | 'complete';
  /** The `readyState` of the current document. */
  readyState: DocumentReadyState;
  active: boolean;
  audible: boolean;
  incognito: boolean;
  discarded: boolean;
  documentId: string;
  errorPage: boolean;
  /** The method of the document's request. */
  method: string;
  /** As the page itself reports it. */
  responseStatus: number;
  text: string;
  /** The page has a `<meta http-equiv=refresh>`, or polls its own address. */
  refreshes: boolean;
  use: FakeUse;
  /** For each of the page's frames in which scripts may run. */
  frames: FakeUse[];
  /** The keyboard focus is in the browser's own address bar. */
  inAddressBar: boolean;
  /** When its navigation began, in ms since the epoch. */
  loadedAt: number;
  /** The time of the last event reported for it, in ms since the epoch. */
  stampedAt: number;
  /** Identifies the current load, or the last one. */
  load: string;
  badge: string;
}

type Details = Record<string, unknown>;

/** A load that the extension started, with the contents of the session at that moment. */
export interface OwnLoad {
  readonly tabId: number;
  readonly at: number;
  readonly session: string;
  readonly bypassCache: boolean;
  /** The target of `tabs.update` or of a script in the page; undefined for a reload. */
  readonly to?: string;
  readonly by: 'reload' | 'update' | 'script';
  /** It adds an entry to the tab's history. */
  readonly addsEntry: boolean;
}

const untouched = (): FakeUse => ({ used: false, filled: false });

/**
 * An in-memory browser, as far as the background uses it: tabs that load what `answer` returns, the resulting events in
 * Chrome's or Firefox's order, storage, alarms, and a worker that can be terminated after any call.
 * `fake-browser-contract.test.ts` compares it with real browsers.
 */
export function createFakeBrowser(
  answer: (url: string) => Answer,
  order: 'chromium' | 'firefox' = 'chromium',
) {
  const events = {
    sendHeaders: new FakeEvent<[Details]>(),
    responseStarted: new FakeEvent<[Details]>(),
    frameResponse: new FakeEvent<[Details]>(),
    callCompleted: new FakeEvent<[Details]>(),
    partError: new FakeEvent<[Details]>(),
    redirected: new FakeEvent<[Details]>(),
    committed: new FakeEvent<[Details]>(),
    navigationError: new FakeEvent<[Details]>(),
    navigationCompleted: new FakeEvent<[Details]>(),
    removed: new FakeEvent<[number]>(),
    activated: new FakeEvent<[{ tabId: number }]>(),
    replaced: new FakeEvent<[number, number]>(),
    alarm: new FakeEvent<[{ name: string }]>(),
    message: new FakeEvent<unknown[]>(),
    connected: new FakeEvent<[FakePort]>(),
    installed: new FakeEvent<[{ reason: string }]>(),
    permissionsAdded: new FakeEvent<[]>(),
    permissionsRemoved: new FakeEvent<[]>(),
  };
  const storageChanged: StorageEvent = new FakeEvent();
  const scheme = order === 'firefox' ? 'moz-extension' : 'chrome-extension';
  const tabs = new Map<number, FakeTab>();
  const alarms = new Map<string, number>();
  const opened: number[] = [];
  const created: string[] = [];
  const wentBack: number[] = [];
  let onToolbar = true;
  let mayWatch = true;
  let windowFocused = true;
  let hasDisplay = true;
  let popupOpen = false;
  const ownLoads: OwnLoad[] = [];
  const sent: { readonly url: string; readonly method: string }[] = [];
  const notifications: string[] = [];
  const cleared: { readonly only: unknown; readonly types: readonly string[]; readonly session: string }[] =
    [];
  let worker = { start: () => {}, end: () => {} };
  let life = 1;
  let alive = true;
  let calls = 0;
  let lastCall = Number.POSITIVE_INFINITY;
  let stamps = 0;
  let tabsOpened = 0;

  /** A call in which the worker was terminated never settles. */
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

  /** Fires an event, after starting the worker if it was terminated. */
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

  async function load(tab: FakeTab, address: string, begins: Beginning = {}): Promise<void> {
    // The source view loads like the page itself. Only in Chrome does its frame report the page's URL without
    // `view-source:`.
    const first = address.replace(/^view-source:/, '');
    const { type = begins.method === 'POST' ? 'form_submit' : 'link', qualifiers = [] } = begins;
    const hops = follow(first, begins.method ?? 'GET');
    const { url, method, got } = hops.at(-1) ?? { url: first, method: 'GET', got: answer(first) };
    const requestId = `request ${++stamps}`;
    const documentId = `document ${++stamps}`;
    Object.assign(tab, { status: 'loading', loadedAt: Date.now(), load: requestId });
    if (order === 'chromium') tab.pendingUrl = first;
    const stamp = (at: string) => {
      // A load takes time, although the clock does not advance; the next load in the tab starts after it.
      const before = Math.abs(tab.stampedAt - Date.now()) < 200 ? tab.stampedAt : 0;
      tab.stampedAt = Math.max(before, Date.now()) + 5;
      return { tabId: tab.id, frameId: 0, url: at, timeStamp: tab.stampedAt };
    };
    const requests = hops.map((hop) => ({
      ...stamp(hop.url),
      requestId,
      method: hop.method,
      requestHeaders: fetchMetadata(hop.url, begins),
    }));
    const failed = !('status' in got) || 'redirect' in got;
    const responseHeaders = failed ? [] : (got.headers ?? []).map(([name, value]) => ({ name, value }));
    const response = { ...stamp(url), requestId, method, fromCache: false, responseHeaders, ...got };
    const arrival = {
      ...stamp(order === 'firefox' && first !== address ? address : url),
      documentId,
      documentLifecycle: 'active',
      transitionType: type,
      transitionQualifiers: hops.length > 1 ? [...qualifiers, 'server_redirect'] : qualifiers,
      ...got,
    };

    const reported = mayWatch && !('fromWorker' in got);
    const asked = () => {
      sent.push(...hops.map((hop) => ({ url: hop.url, method: hop.method })));
      if (reported) for (const request of requests) fire(events.sendHeaders, request);
    };
    const answered = () => {
      if (!failed && reported) fire(events.responseStarted, { ...response, statusCode: got.status });
    };
    const arrived = () => {
      // A commit clears the tab's badge and title.
      const shown = first === address ? url : address;
      Object.assign(tab, {
        url: shown,
        documentId,
        method,
        errorPage: failed,
        badge: '',
        status: 'complete',
      });
      Object.assign(tab, { pendingUrl: undefined, refreshes: false, use: untouched(), frames: [] });
      tab.responseStatus = failed ? 0 : got.status;
      tab.text = failed ? '' : (got.text ?? '');
      fire(failed ? events.navigationError : events.committed, arrival);
    };
    const steps = { chromium: [asked, answered, arrived], firefox: [arrived, asked, answered] };
    for (const step of 'hangs' in got ? [asked] : steps[order]) {
      await Promise.resolve();
      if (tabs.get(tab.id) === tab && tab.load === requestId) step();
    }
  }

  /** The requests of a load, one for each redirect, with their answers. */
  function follow(url: string, method: string): { url: string; method: string; got: Answer }[] {
    const got = answer(url);
    if (!('redirect' in got)) return [{ url, method, got }];
    const next = got.status === 307 || method === 'HEAD' ? method : 'GET';
    return [{ url, method, got }, ...follow(got.redirect, next)];
  }

  function fetchMetadata(url: string, { user = true, site = 'same-origin' }: Beginning) {
    if (!url.startsWith('https:')) return [];
    const headers = [{ name: 'Sec-Fetch-Site', value: site }];
    return user ? [...headers, { name: 'Sec-Fetch-User', value: '?1' }] : headers;
  }

  function loadForExtension(
    tab: FakeTab,
    own: Pick<OwnLoad, 'by' | 'to'> & Partial<OwnLoad>,
    begins: Beginning,
  ): void {
    ownLoads.push({
      tabId: tab.id,
      at: Date.now(),
      session: JSON.stringify(session.data),
      bypassCache: false,
      addsEntry: false,
      ...own,
    });
    void load(tab, own.to ?? tab.url, begins);
  }

  function tabOf(id: number): FakeTab {
    const tab = tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  const described = ({ id, url, pendingUrl, status, active, audible, incognito, discarded }: FakeTab) => ({
    id,
    // The tab of a source view reports no URL, but its frame does.
    url: url.startsWith('view-source:') ? undefined : url,
    ...(pendingUrl !== undefined && { pendingUrl }),
    status,
    active,
    audible,
    incognito,
    discarded,
    windowId: 1,
    index: 0,
  });

  const hasFocus = ({ active, inAddressBar }: FakeTab) =>
    active && windowFocused && !popupOpen && !inAddressBar;

  const focusIn = (tab: FakeTab) => ({ ...tab.use, focused: hasFocus(tab) });

  /** What a script finds in the tab's page, by the name of its function. */
  const scripts: Readonly<Record<string, (tab: FakeTab) => unknown>> = {
    pageReading: (tab) => ({
      status: tab.responseStatus,
      startedAt: tab.loadedAt,
      focused: hasFocus(tab),
      content:
        tab.responseStatus < 400
          ? undefined
          : {
              title: '',
              text: tab.text,
              markup: '',
              textLength: tab.text.length,
              refreshes: tab.refreshes,
              controlled: false,
              cookieLength: 0,
            },
    }),
    frameUse: focusIn,
    pageHasFocus: hasFocus,
    stickyActivation: ({ use }) => use.used,
    // Empty once its site has been cleared.
    storedData: () =>
      cleared.length > 0 ? { cookies: 0, serviceWorkers: 0 } : { cookies: 2, serviceWorkers: 1 },
    // A script without a name: `document.readyState`.
    '': (tab) => tab.readyState,
  };

  function runScript({ func, args }: { func: { name: string }; args?: readonly unknown[] }, tab: FakeTab) {
    if (args) {
      const qualifiers = order === 'chromium' ? ['client_redirect'] : [];
      const begins = { qualifiers, user: false } as const;
      loadForExtension(tab, { by: 'script', to: String(args[0]) }, begins);
      return true;
    }
    const script = scripts[func.name];
    if (!script) throw new Error(`The fake browser knows no script of the name ${func.name}`);
    return script(tab);
  }

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
      reload: (id: number, { bypassCache = false }: { bypassCache?: boolean } = {}) =>
        call(() => {
          const tab = tabOf(id);
          const begins: Beginning = {
            type: 'reload',
            method: tab.method,
            user: order === 'chromium',
            site: 'none',
          };
          loadForExtension(tab, { by: 'reload', bypassCache }, begins);
        }),
      update: (id: number, { url, loadReplace = false }: { url: string; loadReplace?: boolean }) =>
        call(() => {
          const begins: Beginning =
            order === 'chromium' ? { user: false, site: 'cross-site' } : { user: true, site: 'same-origin' };
          if (order === 'chromium' && loadReplace) throw new TypeError('Unexpected property: loadReplace');
          loadForExtension(tabOf(id), { by: 'update', to: url, addsEntry: !loadReplace }, begins);
        }),
      create: ({ url }: { url: string }) => call(() => void created.push(url)),
      goBack: (id: number) => call(() => void wentBack.push(tabOf(id).id)),
      remove: (id: number) => call(() => close(id)),
      onRemoved: events.removed,
      onActivated: events.activated,
      onReplaced: events.replaced,
    },
    scripting: {
      executeScript: (script: {
        target: { tabId: number; documentIds?: readonly string[]; allFrames?: boolean };
        func: { name: string };
        args?: readonly unknown[];
      }) =>
        call(() => {
          const tab = tabOf(script.target.tabId);
          if (tab.errorPage) throw new Error('Frame with ID 0 is showing error page');
          if (script.target.documentIds?.includes(tab.documentId) === false)
            throw new Error('No document with that id in the tab');
          // Chrome delays the script until a click, which never comes.
          if (!mayWatch) return new Promise<never>(() => {});
          const main = { frameId: 0, documentId: tab.documentId, result: runScript(script, tab) };
          if (!script.target.allFrames) return [main];
          const inner = tab.frames.map((use, nth) => ({
            frameId: nth + 1,
            documentId: `frame ${nth + 1}`,
            result: { ...use, focused: false },
          }));
          return [...inner, main];
        }),
    },
    storage: {
      session: session.api,
      sync: sync.api,
      local: local.api,
      managed: managed.api,
      onChanged: storageChanged,
    },
    windows: {
      get: (id: number) => call(() => ({ id, focused: windowFocused && hasDisplay })),
    },
    webNavigation: {
      getFrame: ({ tabId }: { tabId: number }) =>
        call(() => {
          const tab = tabs.get(tabId);
          const url = order === 'firefox' ? tab?.url : tab?.url.replace(/^view-source:/, '');
          return tab ? { url, documentId: tab.documentId, errorOccurred: tab.errorPage } : null;
        }),
      getAllFrames: ({ tabId }: { tabId: number }) =>
        call(() => {
          const tab = tabs.get(tabId);
          return tab ? [{ frameId: 0, parentFrameId: -1, url: tab.url, errorOccurred: tab.errorPage }] : null;
        }),
      onCommitted: events.committed,
      onErrorOccurred: events.navigationError,
      onCompleted: events.navigationCompleted,
    },
    webRequest: {
      onSendHeaders: {
        addListener(listener: (details: Details) => void, { types }: { types: readonly string[] }): void {
          if (!types.includes('sub_frame')) events.sendHeaders.addListener(listener);
        },
        removeListener: (listener: (details: Details) => void) => events.sendHeaders.removeListener(listener),
      },
      onResponseStarted: {
        addListener(listener: (details: Details) => void, { types }: { types: readonly string[] }): void {
          const isOfFrames = types.includes('sub_frame');
          (isOfFrames ? events.frameResponse : events.responseStarted).addListener(listener);
        },
        removeListener(listener: (details: Details) => void): void {
          events.frameResponse.removeListener(listener);
          events.responseStarted.removeListener(listener);
        },
      },
      onBeforeRedirect: events.redirected,
      onCompleted: events.callCompleted,
      onErrorOccurred: events.partError,
    },
    i18n: { getMessage: byName((key) => (key === 'language' ? 'en' : key)) },
    notifications: { create: (id: string) => call(() => notifications.push(id)) },
    permissions: {
      contains: ({ origins }: { origins?: readonly string[] }) =>
        call(() => origins === undefined || mayWatch),
      onAdded: events.permissionsAdded,
      onRemoved: events.permissionsRemoved,
    },
    runtime: {
      id: 'fake',
      getURL: (path: string) => `${scheme}://fake/${path}`,
      getContexts: ({ contextTypes }: { contextTypes: readonly string[] }) =>
        call(() => (popupOpen && contextTypes.includes('POPUP') ? [{ contextType: 'POPUP' }] : [])),
      getManifest: () => ({}),
      onMessage: events.message,
      onConnect: events.connected,
      onInstalled: events.installed,
    },
  };

  const message = (message: unknown, url = `${scheme}://fake/popup.html`): Promise<unknown> => {
    const replies = fire(events.message, message, { id: 'fake', url });
    return Promise.resolve(replies.find((reply) => reply instanceof Promise));
  };

  function close(id: number): void {
    if (tabs.delete(id)) fire(events.removed, id);
  }

  return {
    api,
    session,
    sync,
    local,
    /** The organization's policy, which no page of the extension can write. */
    managed,
    alarms,
    /** The ids of the notifications that were shown; the user allows them. */
    notifications,
    /** All loads that the extension started. */
    ownLoads,
    /** Those loads that were reloads. */
    get reloads(): readonly OwnLoad[] {
      return ownLoads.filter(({ by }) => by === 'reload');
    },
    /** All requests for pages, whatever started them. */
    sent,
    /** All clearings that the extension requested, with the contents of the session at that moment. */
    cleared,
    /** When the popup was opened without a click. */
    opened,
    /** Grants or revokes the permission for all sites. */
    allowSites(allowed: boolean): void {
      mayWatch = allowed;
      fire(allowed ? events.permissionsAdded : events.permissionsRemoved);
    },
    /** The URLs of the tabs that the extension opened. */
    created,
    /** The tabs in which the extension went back. */
    wentBack,
    /** Reports that the extension was installed or updated. */
    install: (reason: string) => fire(events.installed, { reason }),
    /** Unpins the icon, which moves it into the extensions menu. */
    tuckAway(): void {
      onToolbar = false;
    },
    get calls(): number {
      return calls;
    },
    tab: (id: number) => tabs.get(id),
    async openTab(url?: string): Promise<FakeTab> {
      const id = ++tabsOpened;
      for (const other of tabs.values()) other.active = false;
      const tab: FakeTab = {
        id,
        url: 'about:blank',
        pendingUrl: undefined,
        status: 'complete',
        readyState: 'complete',
        active: true,
        audible: false,
        incognito: false,
        discarded: false,
        documentId: `document ${++stamps}`,
        errorPage: false,
        method: 'GET',
        responseStatus: 0,
        text: '',
        refreshes: false,
        use: untouched(),
        frames: [],
        inAddressBar: false,
        load: '',
        loadedAt: Date.now(),
        stampedAt: 0,
        badge: '',
      };
      tabs.set(id, tab);
      if (url) await load(tab, url);
      return tab;
    },
    visit: load,
    close,
    /** Makes the tab the active one of its window. */
    front(tabId: number): void {
      for (const tab of tabs.values()) tab.active = tab.id === tabId;
      fire(events.activated, { tabId });
    },
    /** Gives the focus to the window, or to another one. */
    focusWindow(focused: boolean): void {
      windowFocused = focused;
    },
    /** Chrome's windows never have the focus then, while their pages do. */
    takeDisplay(): void {
      hasDisplay = false;
    },
    /** Opens the extension's popup over the active tab, or closes it. */
    showPopup(open: boolean): void {
      popupOpen = open;
    },
    /**
     * Sends the worker a message from a document, by default the popup. Returns the answer; undefined if no listener
     * kept the channel open, which before Chrome 148 requires returning `true`.
     */
    message,
    /** Connects a document to the worker, by default the popup, and sends a first message. */
    connect: (first: unknown, url = `${scheme}://fake/popup.html`) =>
      connectTo((port) => fire(events.connected, port), { id: 'fake', url }, first),
    /** Sends what a button of the popup sends for the document that the tab shows. */
    command: ({ id, url, documentId }: FakeTab, command: string) =>
      message({ kind: 'command', tabId: id, document: { url, documentId }, command }),
    /** Fires every alarm that is due. */
    fireAlarms(now: number): void {
      for (const [name, when] of [...alarms]) {
        if (when > now) continue;
        alarms.delete(name);
        fire(events.alarm, { name });
      }
    },
    kill,
    /** Terminates the worker right after its nth call from now on. */
    dieAfter(nth: number): void {
      lastCall = calls + nth;
    },
    /** Starts the worker. After each termination `end` is called, and `start` again by the next event. */
    run(start: () => void, end: () => void): void {
      worker = { start, end };
      start();
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
