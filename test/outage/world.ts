import type { RetryClass } from '../../src/diagnosis/diagnosis.ts';
import type { LoadedBy } from '../../src/navigation/loaded-by.ts';
import type { RequestKind } from '../../src/navigation/request-kind.ts';
import { refusalOf } from '../../src/outage/command-refusal.ts';
import { type Outage, pageOf } from '../../src/outage/outage.ts';
import type { Caution } from '../../src/outage/reasons.ts';
import { step } from '../../src/outage/step.ts';
import type {
  Command,
  Context,
  Effect,
  EffectOf,
  Failure,
  ObservedTab,
  OutageEvent,
  Readiness,
} from '../../src/outage/step-interface.ts';
import { summaryOf } from '../../src/outage/summary.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import type { RetryMode } from '../../src/settings/settings.ts';
import { readOutage } from '../../src/storage/outage-schema.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Stands for every closed tab whose id another one has taken. */
const closedTab = 0;

/** The properties of a failing response. */
export interface Answer {
  readonly request: RequestKind;
  readonly status: number;
  readonly retry: RetryClass;
  readonly caution: Caution | undefined;
  /** Retry-After, in ms after the response. */
  readonly retryAfter: number | undefined;
  readonly storedAnswer: boolean;
  readonly namesDocument: boolean;
  readonly cause?: string;
  readonly generatedBy?: string;
}

/** A 503 response to an ordinary page load. */
export const unavailable: Answer = {
  request: 'safe',
  status: 503,
  retry: 'auto',
  caution: undefined,
  retryAfter: undefined,
  storedAnswer: false,
  namesDocument: true,
};

interface Tab {
  shows: 'failure' | 'recovered' | 'elsewhere';
  failure: Failure | undefined;
  /** When the failing document allows the next request, in true time. */
  notBefore: number;
  loading: 'gatelight' | LoadedBy | undefined;
  loadingSince: number;
  discarded: boolean;
  /** The page failed at its gateway since it last recovered. */
  gatewayFailed: boolean;
  /** The attempts made since then while it answered 404 or 500. */
  startupAttempts: number;
}

export interface Load {
  readonly at: number;
  readonly tabId: number;
  readonly bypassCache: boolean;
  readonly purpose: 'retry' | 'follow' | 'command';
  /** The start of the outage with the number of the effect. */
  readonly name: string;
}

/**
 * Simulates a browser with tabs of one site, and a worker that may be terminated between any two operations: the state
 * is serialized as JSON after each step, and pending effects and results are lost with the worker. True time only goes
 * forward; the clock that the steps read differs from it by `offset`. Every promise that a step breaks is added to
 * `broken`.
 */
export class World {
  readonly tabs = new Map<number, Tab>();
  readonly loads: Load[] = [];
  readonly reported: Effect[] = [];
  readonly broken: string[] = [];
  time = 1_800_000_000_000;
  offset = 0;
  online = true;
  mayWatch = true;
  mode: RetryMode = 'auto';
  /** The retry class of every page under the settings. */
  retryClass: Context['retryClass'] = ({ retry }) => retry;
  stored: string | undefined;
  /** The preflight check whose result the worker awaits. */
  pendingCheck: { tabId: number; number: number } | undefined;
  private pendingInspection: { tabId: number; number: number } | undefined;
  private dead = false;
  private stopped = false;
  /** When *Keep trying* was pressed in a tab, in true time; undefined once the clock has been set back since. */
  private readonly kept = new Map<number, number | undefined>();
  /** The automatic attempts since the user last asked for anything, in true time. */
  private automatic: number[] = [];
  private documents = 0;
  private read: { readonly stored: string | undefined; readonly outage: Outage | undefined } | undefined;
  private dieAfter: 'event' | 'write' | undefined;
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  get now(): number {
    return this.time + this.offset;
  }

  /** Reads the stored outage, once for each state. */
  get outage(): Outage | undefined {
    if (this.read?.stored !== this.stored) {
      const outage = this.stored === undefined ? undefined : readOutage(JSON.parse(this.stored));
      this.read = { stored: this.stored, outage };
    }
    return this.read?.outage;
  }

  /** Terminates the worker during the next event: before the state is written, or between that and the effects. */
  dieDuringNext(after: 'event' | 'write'): void {
    this.dieAfter = after;
  }

  /** Ends all disturbances: the worker is no longer terminated, and the network is there. */
  endDisturbances(): void {
    this.dieAfter = undefined;
    this.online = true;
  }

  die(): void {
    this.dead = true;
    this.pendingCheck = undefined;
    this.pendingInspection = undefined;
  }

  private isDead(): boolean {
    return this.dead;
  }

  setClockBack(ms: number): void {
    this.offset -= ms;
    for (const tabId of this.kept.keys()) this.kept.set(tabId, undefined);
  }

  private rule(holds: boolean, rule: string): void {
    if (!holds) this.broken.push(rule);
  }

  send(event: OutageEvent): void {
    // A replacement comes before everything else, and is the one event that the tabs do not show afterwards.
    const renames = event.kind === 'tab-replaced';
    if (this.dead && !renames) {
      this.dead = false;
      this.send({ kind: 'worker-restarted', tabs: this.observedTabs() });
      // A worker that is terminated while starting does not handle the event either.
      if (this.isDead()) return;
    }
    const dieAfter = renames ? undefined : this.dieAfter;
    if (!renames) this.dieAfter = undefined;
    if (dieAfter === 'event') {
      this.die();
      return;
    }
    const before = this.outage;
    const [after, effects] = step(before, event, this.context());
    this.stored = after && JSON.stringify(after);
    this.rule(after === undefined || this.outage !== undefined, 'the stored state can be read');
    this.rule((after?.sent.length ?? 0) <= 10, 'no more requests are kept than the budget allows');
    this.rule(
      (this.stored?.length ?? 0) <= 3_500 + 500 * (after?.pages.length ?? 0),
      'the state grows only with the number of failing tabs',
    );
    this.checkReports(before, after, event, effects);
    if (after === undefined || after.phase.name === 'ended') this.stopped = false;
    if (dieAfter === 'write') {
      this.die();
      return;
    }
    for (const effect of effects) this.perform(effect, event);
  }

  /** Checks that each *Keep trying* ends once: with a report, or because the user ended it. */
  private checkReports(
    before: Outage | undefined,
    after: Outage | undefined,
    event: OutageEvent,
    effects: readonly Effect[],
  ): void {
    const notified = effects.flatMap((effect) => (effect.kind === 'notify' ? effect.tabId : []));
    if (event.kind === 'tab-replaced' && this.kept.has(event.tabId)) {
      this.kept.set(event.by, this.kept.get(event.tabId));
      this.kept.delete(event.tabId);
    }
    const renamed = (tabId: number) =>
      event.kind === 'tab-replaced' && event.tabId === tabId ? event.by : tabId;
    const ended = (before?.pages ?? []).filter(
      ({ tabId, keepTryingSince }) =>
        keepTryingSince !== undefined &&
        (after === undefined || pageOf(after, renamed(tabId))?.keepTryingSince === undefined),
    );
    for (const { tabId } of ended) {
      // After the clock was set back it is unknown whether a day has passed.
      const isUnknown = this.kept.has(tabId) && this.kept.get(tabId) === undefined;
      const isByUser = isUnknown ? !notified.includes(tabId) : this.isEndedByUser(tabId, event);
      this.rule(
        isByUser !== notified.includes(tabId),
        `exactly one end is reported for tab ${tabId}, unless the user ended it (after ${JSON.stringify(event)})`,
      );
      this.kept.delete(tabId);
    }
    const others = notified.filter((tabId) => !ended.some((page) => page.tabId === tabId));
    this.rule(others.length === 0, 'no end is reported where Keep trying was not pressed');
  }

  private isEndedByUser(tabId: number, event: OutageEvent): boolean {
    switch (event.kind) {
      case 'command':
        return event.command === 'stop' && !this.hasExpired(tabId);
      case 'tab-left':
        return (
          event.tabId === tabId &&
          ['closed', 'elsewhere', 'stopped'].includes(event.how) &&
          !this.hasExpired(tabId)
        );
      case 'tab-replaced':
        return event.by === tabId && !this.hasExpired(tabId);
      case 'failed':
        return (
          event.failure.tabId === tabId &&
          !event.failure.again &&
          event.failure.loadedBy !== 'page' &&
          !this.hasExpired(tabId)
        );
      case 'worker-restarted': {
        const observed = event.tabs.find(
          (tab) => (tab.shows === 'failure' ? tab.failure.tabId : tab.tabId) === tabId,
        );
        const isGone = observed === undefined || observed.shows === 'elsewhere';
        const isOther = observed?.shows === 'failure' && !observed.failure.again;
        return (isGone || isOther) && !this.hasExpired(tabId);
      }
      default:
        return false;
    }
  }

  private hasExpired(tabId: number): boolean {
    const since = pageOf(this.outage ?? { pages: [] }, tabId)?.keepTryingSince ?? this.kept.get(tabId);
    return since !== undefined && this.time >= since + 24 * hour;
  }

  context(): Context {
    return {
      site: { origin: 'https://shop.example', cookieStoreId: '0', private: false },
      now: this.now,
      random: this.random,
      online: this.online,
      mayWatch: this.mayWatch,
      mode: this.mode,
      retryClass: this.retryClass,
      attemptLimit: 8,
      runLimit: 15 * minute,
      sentElsewhere: [],
    };
  }

  private perform(effect: Effect, cause: OutageEvent): void {
    if (effect.kind === 'check') this.pendingCheck = effect;
    else if (effect.kind === 'inspect') this.pendingInspection = effect;
    else if (effect.kind === 'load') this.load(effect, cause);
    else this.reported.push(effect);
    this.answerInspection();
  }

  private answerInspection(): void {
    const inspection = this.pendingInspection;
    if (inspection === undefined) return;
    this.pendingInspection = undefined;
    const load = this.tabs.get(inspection.tabId)?.loading === undefined ? 'none' : 'pending';
    this.send({ kind: 'inspected', number: inspection.number, load });
  }

  private load({ tabId, number, bypassCache }: EffectOf<'load'>, cause: OutageEvent): void {
    const tab = this.tabs.get(tabId);
    const { outage } = this;
    const { phase } = outage ?? {};
    const purpose = phase?.name === 'loading' ? phase.attempt.purpose : 'command';
    const asked = cause.kind === 'command' && cause.command !== 'keep-trying' && cause.tabId === tabId;
    const rule = (holds: boolean, text: string) =>
      this.rule(holds, `${text} (tab ${tabId}, load ${number}, after ${JSON.stringify(cause)})`);
    rule(tab !== undefined, 'a closed tab is not loaded');
    if (tab === undefined) return;
    const recent = [...this.tabs].filter(
      ([, { loading, loadingSince }]) => loading === 'gatelight' && this.time < loadingSince + minute,
    );
    const lastMinute = this.loads.filter(({ at }) => at > this.time - minute);
    if (!asked) rule(recent.length === 0, 'two attempts are never in flight at once');
    else
      rule(
        !recent.some(([id]) => id === tabId),
        'a command sends nothing while its tab has a recent attempt',
      );
    rule(lastMinute.length < 10, 'at most 10 requests are sent in any minute');
    const name = `${outage?.since} ${number}`;
    rule(!this.loads.some((earlier) => earlier.name === name), 'each number is used once');
    // A page whose recovery was missed, and that is navigating away, counts as failing until the navigation ends.
    rule(tab.shows === 'failure' || (asked && tab.loading !== undefined), 'only a failing page is loaded');
    rule(!tab.discarded, 'a discarded tab is never loaded');
    rule(tab.failure?.request !== 'form', 'only GET and HEAD are ever sent');
    if (!asked) this.checkAutomatic(tab, tabId, purpose, cause, rule);
    this.loads.push({ at: this.time, tabId, bypassCache, purpose, name });
    tab.loading = 'gatelight';
    tab.loadingSince = this.time;
  }

  private checkAutomatic(
    tab: Tab,
    tabId: number,
    purpose: Load['purpose'],
    cause: OutageEvent,
    rule: (holds: boolean, text: string) => void,
  ): void {
    const { failure } = tab;
    // The Retry-After of a page that failed while the worker was dead, and was discarded or left since, is unknown.
    const known = new Set(this.outage?.pages.map((page) => page.arrivedAt));
    const failing = [...this.tabs.values()].filter(
      ({ shows, failure, loading, discarded }) =>
        shows === 'failure' && !discarded && (loading === undefined || known.has(failure?.arrivedAt ?? 0)),
    );
    rule(tab.loading === undefined, 'nothing is sent while a load is under way');
    rule(
      cause.kind === 'checked' && cause.readiness === 'free',
      'nothing is sent unless a preflight check found the page free',
    );
    rule(!this.stopped, 'nothing is sent after Stop');
    rule(
      failing.every(({ notBefore }) => this.time >= notBefore),
      'nothing is sent before Retry-After has passed',
    );
    rule(this.online, 'nothing is sent while offline');
    rule(this.mode !== 'never', 'nothing is sent in the mode never');
    const isAsked = this.kept.size > 0 || this.mode === 'keep';
    const isStartup = failure?.status === 404 || failure?.status === 500;
    if (isStartup && tab.gatewayFailed) tab.startupAttempts += 1;
    const isRestarting = isStartup && tab.gatewayFailed && tab.startupAttempts <= 3;
    const retry = failure === undefined ? 'never' : this.retryClass(failure);
    rule(retry !== 'never' || isRestarting, 'nothing is sent for a page of the retry class never');
    rule(failure?.caution === undefined || isAsked, 'a page that needs caution is not reloaded unasked');
    rule(
      (this.mode === 'auto' && retry === 'auto') || isAsked || isRestarting,
      'a page of the mode or retry class ask is not reloaded unasked',
    );
    rule(
      [...this.kept.values()].every((since) => since === undefined || this.time <= since + 24 * hour) ||
        this.kept.size === 0,
      'Keep trying lasts at most a day',
    );
    const isRecent = (at: number) => at > this.time - 15 * minute;
    if (purpose === 'follow') {
      const before = this.loads.filter((load) => load.purpose === 'follow' && load.tabId === tabId);
      rule(!before.some(({ at }) => isRecent(at)), 'a tab follows at most once in 15 minutes');
    } else if (!isAsked) {
      this.automatic = this.automatic.filter(isRecent);
      this.automatic.push(this.time);
      rule(this.automatic.length <= 8, 'at most 8 automatic attempts are made in any 15 minutes');
    }
  }

  /** More is known about the page that failed last in a tab. */
  rediagnose(tabId: number, known: Pick<Failure, 'cause'>): void {
    const failure = this.tabs.get(tabId)?.failure;
    if (failure) this.send({ kind: 'failed', failure: { ...failure, ...known } });
  }

  /** A page fails in a tab, which may be new; a load that is under way in it ends. */
  fail(tabId: number, answer: Answer, loadedBy?: LoadedBy): void {
    this.documents += 1;
    const before = this.tabs.get(tabId);
    const { loading } = before ?? {};
    const by = loadedBy ?? (loading === undefined || loading === 'gatelight' ? 'user' : loading);
    const again = before?.shows === 'failure';
    const { request, status, retry, caution, storedAnswer, cause, generatedBy } = answer;
    const failure: Failure = {
      tabId,
      documentId: answer.namesDocument ? `document-${this.documents}` : undefined,
      arrivedAt: this.now + this.documents / 1000,
      request,
      status,
      retry,
      caution,
      storedAnswer,
      cause,
      generatedBy,
      notBefore: answer.retryAfter === undefined ? undefined : this.now + answer.retryAfter,
      seenAt: before?.failure?.seenAt ?? this.now,
      loadedBy: by,
      again,
    };
    if (loading !== 'gatelight' && by === 'user') this.automatic = [];
    const isGateway = status >= 502 && status <= 504;
    const isStartup = status === 404 || status === 500;
    const gatewayFailed = isGateway || (again && before.gatewayFailed);
    this.tabs.set(tabId, {
      shows: 'failure',
      failure,
      notBefore: this.time + (answer.retryAfter ?? 0),
      loading: undefined,
      loadingSince: 0,
      discarded: false,
      gatewayFailed,
      startupAttempts: isStartup && again ? before.startupAttempts : 0,
    });
    this.send({ kind: 'failed', failure });
  }

  /** A load in a tab ends in a healthy page, or without a page. */
  end(tabId: number, how: 'recovered' | 'led-elsewhere' | 'download' | 'no-content' | 'stopped'): void {
    const tab = this.tabs.get(tabId);
    if (tab?.loading === undefined) return;
    tab.loading = undefined;
    if (how === 'recovered' || how === 'led-elsewhere') {
      tab.shows = 'recovered';
      this.send({ kind: 'recovered', tabId, elsewhere: how === 'led-elsewhere' });
      return;
    }
    this.send({ kind: 'tab-left', tabId, how });
    this.reportUnknown(tabId, tab);
  }

  /** Reports a failure that was missed while the worker was dead, as the background does when a load ends. */
  private reportUnknown(tabId: number, { shows, failure }: Tab): void {
    const known = this.outage?.pages.some((page) => page.tabId === tabId);
    if (shows === 'failure' && failure && !known) this.send({ kind: 'failed', failure });
  }

  leave(tabId: number, how: 'closed' | 'elsewhere' | 'discarded'): void {
    const tab = this.tabs.get(tabId);
    if (tab === undefined) return;
    tab.loading = undefined;
    if (how === 'closed') this.tabs.delete(tabId);
    else if (how === 'elsewhere') tab.shows = 'elsewhere';
    else tab.discarded = true;
    this.send({ kind: 'tab-left', tabId, how });
  }

  replace(tabId: number, by: number): void {
    const tab = this.tabs.get(tabId);
    if (tab === undefined || this.tabs.has(by)) return;
    this.tabs.delete(tabId);
    this.tabs.set(by, { ...tab, failure: tab.failure && { ...tab.failure, tabId: by } });
    // Checks and loads of the old id belong to the new one; loads of a closed tab that had the new id do not.
    if (this.pendingCheck?.tabId === tabId) this.pendingCheck = { ...this.pendingCheck, tabId: by };
    for (const [nth, load] of this.loads.entries())
      if (load.tabId === tabId) this.loads[nth] = { ...load, tabId: by };
      else if (load.tabId === by) this.loads[nth] = { ...load, tabId: closedTab };
    this.send({ kind: 'tab-replaced', tabId, by });
  }

  answerCheck(readiness: Readiness): void {
    const check = this.pendingCheck;
    if (check === undefined) return;
    this.pendingCheck = undefined;
    const loading = this.tabs.get(check.tabId)?.loading !== undefined;
    this.send({ kind: 'checked', number: check.number, readiness: loading ? 'loading' : readiness });
  }

  observedTabs(): ObservedTab[] {
    return [...this.tabs].map(([tabId, tab]): ObservedTab => {
      if (tab.discarded) return { shows: 'discarded', tabId };
      if (tab.loading !== undefined) return { shows: 'loading', tabId };
      if (tab.shows === 'failure' && tab.failure) return { shows: 'failure', failure: tab.failure };
      return { shows: tab.shows === 'recovered' ? 'recovered' : 'elsewhere', tabId };
    });
  }

  /** Time passes until something is due, and the timer fires. */
  wake(): void {
    this.time = Math.max(this.time, this.dueAt() ?? 0);
    this.send({ kind: 'wake-up' });
  }

  /** The timer fires when the next attempt is due, and the preflight check finds the page free. */
  attempt(): void {
    this.wake();
    this.answerCheck('free');
  }

  command(tabId: number, command: Command): void {
    const before = this.outage;
    const page = before && pageOf(before, tabId);
    const loads = this.loads.length;
    const isAlive = !this.dead && this.dieAfter === undefined;
    if (command === 'keep-trying') this.kept.set(tabId, this.time);
    const refused = before && page && refusalOf(before, page, this.context());
    if (command !== 'stop' && page) {
      const stays = this.stopped && command !== 'keep-trying';
      if (!refused && !stays) {
        this.automatic = [];
        this.stopped = false;
      }
    }
    this.send({ kind: 'command', tabId, command });
    // A worker that was terminated by the click did not handle it.
    if (command === 'stop' && isAlive) this.stopped = before !== undefined && before.phase.name !== 'ended';
    if (pageOf(this.outage ?? { pages: [] }, tabId)?.keepTryingSince === undefined) this.kept.delete(tabId);
    else if (command === 'keep-trying') {
      this.automatic = [];
      this.stopped = false;
    }
    if (!isAlive || page === undefined || command === 'stop') return;
    if (command === 'keep-trying') {
      const standing = this.outage && summaryOf(this.outage, tabId, this.context())?.standing;
      this.rule(standing !== undefined, 'every click results in a request or a reason');
    } else {
      const isSent = this.loads.length > loads;
      this.rule(isSent || refused !== undefined, 'every click results in a request or a reason');
    }
  }

  /** When the next wake-up is due, in true time. */
  dueAt(): number | undefined {
    const dueAt = this.outage && dueAtOf(this.outage);
    return dueAt === undefined ? undefined : dueAt - this.offset;
  }
}
