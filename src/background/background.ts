import { isOnline, onConnectionChanged } from '../browser/connection.ts';
import { openOwnPage } from '../browser/own-pages.ts';
import { mayWatch, onPermissionsChanged } from '../browser/permissions.ts';
import { onInstalled, onMessage } from '../browser/runtime.ts';
import { allTabs, onTabActivated, onTabClosed, onTabReplaced, tabOf } from '../browser/tabs.ts';
import { onMainFrameArrival } from '../browser/web-navigation.ts';
import { onMainFrameRequest } from '../browser/web-request.ts';
import { pageOf, type Site } from '../outage/outage.ts';
import type { OutageEvent } from '../outage/step-interface.ts';
import { type Settings, settingsSnapshot } from '../settings/settings.ts';
import { createOutageHistory, type OutageHistory } from '../storage/history-store.ts';
import { openSessionStore, type SessionStore } from '../storage/session-store.ts';
import { createBell } from './bell.ts';
import { settleClearing } from './clear.ts';
import { createEngine, type Engine } from './engine.ts';
import type { Diagnoser } from './late-diagnosis.ts';
import { createOpener } from './open-by-itself.ts';
import { createPages, type Pages } from './pages.ts';
import { createPainter, type Painter } from './paint.ts';
import { createPerformer } from './perform.ts';
import { createQueue } from './queue.ts';
import { lookAtUnknown, reconcile } from './reconcile.ts';
import { createRequests } from './requests.ts';
import { watchSettings } from './watch-settings.ts';
import { createWatcher } from './watcher.ts';

/** What the rooms need once the session has been read. */
interface Awake {
  readonly memory: SessionStore;
  readonly engine: Engine;
  readonly chronicle: OutageHistory;
  readonly pages: Pages;
  readonly painter: Painter;
  readonly settings: () => Settings;
}

/**
 * Starts the background. Every listener is registered before the first wait, or the event that woke
 * the worker would be lost; what they tell waits in the queue until the session has been read.
 */
export function startBackground(
  now: () => number,
  random: () => number,
  diagnoser: Diagnoser,
  report: (error: unknown) => void,
): void {
  const enqueue = createQueue(report);
  let awake: Awake | undefined;
  const whenAwake = (task: (rooms: Awake) => Promise<void>) => enqueue(async () => awake && task(awake));

  const watcher = createWatcher(
    {
      page(tabId, page) {
        awake?.painter.navigated(tabId, page.arrivedAt);
        void whenAwake(({ pages }) => pages.shown(tabId, page));
      },
      unreadable: (tabId, page) => void whenAwake(({ pages }) => pages.lostSightOf(tabId, page)),
      awaits: (tabId) => (awake ? isAwaited(tabId, awake.memory) : false),
      noPage: (tabId, how) =>
        void whenAwake(async ({ memory, engine }) => {
          const record = memory.tabs.get(tabId);
          const kept = record && how === 'download' ? { ...record, broughtFile: true } : record;
          if (kept) await engine.handle(kept.site, { kind: 'tab-left', tabId, how }, [[tabId, kept]]);
        }),
    },
    now,
  );
  onMainFrameRequest(watcher.observe);
  onMainFrameArrival(watcher.observe);
  onTabClosed((tabId) => {
    watcher.forget(tabId);
    awake?.painter.forget(tabId);
    void whenAwake(({ pages }) => pages.closed(tabId));
  });
  // A tab's new id must be known before the worker looks for the old one.
  const renamed: [oldId: number, newId: number][] = [];
  onTabReplaced((...ids) => {
    watcher.forget(ids[0]);
    if (awake) void whenAwake(({ pages }) => pages.replaced(...ids));
    else renamed.push(ids);
  });
  onTabActivated(
    (tabId) =>
      void whenAwake(async (rooms) => {
        await tellOutageOf(tabId, { kind: 'tab-activated', tabId }, rooms);
        // What failed behind a worker that died of it is found when its reader comes to see it.
        const tab = await tabOf(tabId);
        if (tab) lookAtUnknown([tab], rooms.memory, watcher);
      }),
  );
  onInstalled(
    () =>
      void whenAwake(async ({ settings }) => {
        if (settings().policy.firstRunPage) await openOwnPage('welcome.html');
      }),
  );
  onConnectionChanged(
    () => void whenAwake(({ engine }) => engine.handleAll({ kind: 'environment-changed' })),
  );
  onPermissionsChanged(
    () =>
      void whenAwake(async ({ engine, memory }) => {
        await engine.handleAll({ kind: 'environment-changed' });
        lookAtUnknown(await allTabs(), memory, watcher);
      }),
  );
  const ringAt = createBell(() => void whenAwake(({ engine }) => engine.ring()), now);

  const opened = open();
  onMessage(async (message) => (await opened)(message));
  void enqueue(async () => void (await opened));

  async function open() {
    const [memory, settings] = await Promise.all([
      openSessionStore(),
      watchSettings(now, () => void whenAwake(heedSettings)),
    ]);
    const chronicle = createOutageHistory(now, settings);
    const painter = createPainter(memory);
    const { paint } = painter;
    const happened = (site: Site, event: OutageEvent) =>
      void enqueue(async () => void (await engine.handle(site, event)));
    const engine = createEngine({
      memory,
      settings,
      now,
      random,
      online: isOnline,
      mayWatch,
      ringAt,
      paint,
      perform: createPerformer({
        memory,
        chronicle,
        watcher,
        settings,
        readAgain: (tabId, page) => pages.readAgain(tabId, page),
        happened,
      }),
    });
    const pages: Pages = createPages({
      memory,
      engine,
      chronicle,
      diagnoser,
      settings,
      enqueue,
      now,
      online: isOnline,
      identified: painter.identified,
      readInFocus: createOpener({ memory, settings, now }),
    });
    awake = { memory, engine, chronicle, pages, painter, settings };
    for (const ids of renamed.splice(0)) await pages.replaced(...ids);
    await memory.write({ settings: settingsSnapshot(settings()) });
    await settleClearing(memory);
    await reconcile({ memory, engine, watcher, paint });
    return createRequests({ memory, engine, watcher, chronicle, enqueue, now });
  }
}

function isAwaited(tabId: number, memory: SessionStore): boolean {
  return [...memory.outages.values()].some((outage) => pageOf(outage, tabId)?.loadSince !== undefined);
}

async function heedSettings({ memory, settings, chronicle, engine }: Awake): Promise<void> {
  await memory.write({ settings: settingsSnapshot(settings()) });
  await chronicle.tidy();
  await engine.handleAll({ kind: 'environment-changed' });
}

async function tellOutageOf(tabId: number, event: OutageEvent, { memory, engine }: Awake): Promise<void> {
  const site = memory.tabs.get(tabId)?.site;
  if (site) await engine.handle(site, event);
}
