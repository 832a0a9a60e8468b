import type { RetryClass } from '../../src/diagnosis/diagnosis.ts';
import type { LoadedBy } from '../../src/navigation/loaded-by.ts';
import type { RequestKind } from '../../src/navigation/request-kind.ts';
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
import { readOutage } from '../../src/outage/stored-outage.ts';
import { summaryOf } from '../../src/outage/summary.ts';
import { refusalOf } from '../../src/outage/user-commands.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import type { RetryMode } from '../../src/settings/settings.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What a failing response is like. */
export interface Answer {
  readonly request: RequestKind;
  readonly status: number;
  readonly retry: RetryClass;
  readonly caution: Caution | undefined;
  /** Retry-After in ms from the response. */
  readonly retryAfter: number | undefined;
  readonly storedAnswer: boolean;
  readonly namesDocument: boolean;
}

/** A 503 to an ordinary page load. */
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
  shows: 'failure' | 'well' | 'elsewhere';
  failure: Failure | undefined;
  /** In true time: when the failing document allows the next request. */
  notBefore: number;
  loading: 'gatelight' | LoadedBy | undefined;
  loadingSince: number;
  discarded: boolean;
  /** It failed at its gateway since it last recovered; then so many attempts were made while it gave 404 or 500. */
  gatewayFailed: boolean;
  startupAttempts: number;
}

export interface Load {
  readonly at: number;
  readonly tabId: number;
  readonly bypassCache: boolean;
  readonly purpose: 'retry' | 'follow' | 'command';
  /** The effect's number with the outage's beginning. */
  readonly name: string;
}

/**
 * A browser with tabs of one site, and a worker that may die between any two operations: the state goes through
 * JSON at each step, effects and answers that were under way are lost with the worker. True time only goes forward;
 * the clock that the engine reads is off by `offset`.
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
  /** The class of every page, as the settings would change it. */
  retryClass: Context['retryClass'] = ({ retry }) => retry;
  stored: string | undefined;
  /** The check that the worker waits for. */
  pendingCheck: { tabId: number; number: number } | undefined;
  private pendingInspection: { tabId: number; number: number } | undefined;
  private dead = false;
  private stopped = false;
  /** When *Keep trying* was pressed in a tab, in true time; undefined once the clock was set back since. */
  private readonly kept = new Map<number, number | undefined>();
  /** Automatic attempts since the user last asked for anything, in true time. */
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

  /** Read from what is stored, once for each state. */
  get outage(): Outage | undefined {
    if (this.read?.stored !== this.stored) {
      const outage = this.stored === undefined ? undefined : readOutage(JSON.parse(this.stored));
      this.read = { stored: this.stored, outage };
    }
    return this.read?.outage;
  }

  /** The worker dies during the next event: before its state is written, or between that and its effects. */
  dieDuringNext(after: 'event' | 'write'): void {
    this.dieAfter = after;
  }

  /** No worker dies any more and the network is there. */
  calm(): void {
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
    // A renaming comes before all else, and is the one event that cannot be learnt from the tabs again.
    const renames = event.kind === 'tab-replaced';
    if (this.dead && !renames) {
      this.dead = false;
      this.send({ kind: 'worker-restarted', tabs: this.facts() });
      // A worker that dies while starting does not come to the event either.
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
    this.rule(after === undefined || this.outage !== undefined, 'what is stored can be read');
    this.rule((after?.sent.length ?? 0) <= 10, 'no more is kept than the budget');
    this.rule(
      (this.stored?.length ?? 0) <= 3_500 + 500 * (after?.pages.length ?? 0),
      'the state grows with the failing tabs alone',
    );
    this.checkReports(before, after, event, effects);
    if (after === undefined || after.phase.name === 'ended') this.stopped = false;
    if (dieAfter === 'write') {
      this.die();
      return;
    }
    for (const effect of effects) this.perform(effect, event);
  }

  /** Each *Keep trying* ends once: with a report, or by its user's own hand. */
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
      // After the clock was set back nobody can say whether a day had passed.
      const isUnsure = this.kept.has(tabId) && this.kept.get(tabId) === undefined;
      const isUsers = isUnsure ? !notified.includes(tabId) : this.isUsersOwnEnd(tabId, event);
      this.rule(
        isUsers !== notified.includes(tabId),
        `one reported end for tab ${tabId} after ${JSON.stringify(event)}`,
      );
      this.kept.delete(tabId);
    }
    const others = notified.filter((tabId) => !ended.some((page) => page.tabId === tabId));
    this.rule(others.length === 0, 'no end is reported of what was never asked for');
  }

  private isUsersOwnEnd(tabId: number, event: OutageEvent): boolean {
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
        const fact = event.tabs.find(
          (one) => (one.shows === 'failure' ? one.failure.tabId : one.tabId) === tabId,
        );
        const isGone = fact === undefined || fact.shows === 'elsewhere';
        const isOther = fact?.shows === 'failure' && !fact.failure.again;
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
    const young = [...this.tabs].filter(
      ([, { loading, loadingSince }]) => loading === 'gatelight' && this.time < loadingSince + minute,
    );
    const lastMinute = this.loads.filter(({ at }) => at > this.time - minute);
    if (!asked) rule(young.length === 0, 'never two attempts in flight');
    else
      rule(!young.some(([id]) => id === tabId), 'no command beside an attempt of the last minute in its tab');
    rule(lastMinute.length < 10, 'never more than 10 requests in any minute');
    const name = `${outage?.since} ${number}`;
    rule(!this.loads.some((earlier) => earlier.name === name), 'a number is used once');
    // A page that was well unseen, and is on its way elsewhere, still counts as failing until that has come.
    rule(
      tab.shows === 'failure' || (asked && tab.loading !== undefined),
      'only a failing page is loaded again',
    );
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
    // A page that failed while the worker died, and was discarded or left since, has told its Retry-After to nobody.
    const known = new Set(this.outage?.pages.map((page) => page.arrivedAt));
    const failing = [...this.tabs.values()].filter(
      ({ shows, failure, loading, discarded }) =>
        shows === 'failure' && !discarded && (loading === undefined || known.has(failure?.arrivedAt ?? 0)),
    );
    rule(tab.loading === undefined, 'never while a load is under way');
    rule(cause.kind === 'checked' && cause.readiness === 'free', 'never without a check that found it free');
    rule(!this.stopped, 'never after Stop');
    rule(
      failing.every(({ notBefore }) => this.time >= notBefore),
      'never before Retry-After',
    );
    rule(this.online, 'never while offline');
    rule(this.mode !== 'never', 'never where the user chose that');
    const isAsked = this.kept.size > 0 || this.mode === 'keep';
    const isStartup = failure?.status === 404 || failure?.status === 500;
    if (isStartup && tab.gatewayFailed) tab.startupAttempts += 1;
    const isRestarting = isStartup && tab.gatewayFailed && tab.startupAttempts <= 3;
    const retry = failure === undefined ? 'never' : this.retryClass(failure);
    rule(retry !== 'never' || isRestarting, 'never where that is the class');
    rule(failure?.caution === undefined || isAsked, 'never automatically against a caution');
    rule((this.mode === 'auto' && retry === 'auto') || isAsked || isRestarting, 'asks first');
    rule(
      [...this.kept.values()].every((since) => since === undefined || this.time <= since + 24 * hour) ||
        this.kept.size === 0,
      '*Keep trying* lasts at most a day',
    );
    const isWindow = (at: number) => at > this.time - 15 * minute;
    if (purpose === 'follow') {
      const before = this.loads.filter((load) => load.purpose === 'follow' && load.tabId === tabId);
      rule(!before.some(({ at }) => isWindow(at)), 'a tab follows once within 15 minutes');
    } else if (!isAsked) {
      this.automatic = this.automatic.filter(isWindow);
      this.automatic.push(this.time);
      rule(this.automatic.length <= 8, 'at most 8 automatic attempts in any 15 minutes');
    }
  }

  /** A page fails in a tab: a new one, or one whose load ends. */
  fail(tabId: number, answer: Answer, loadedBy?: LoadedBy): void {
    this.documents += 1;
    const before = this.tabs.get(tabId);
    const { loading } = before ?? {};
    const by = loadedBy ?? (loading === undefined || loading === 'gatelight' ? 'user' : loading);
    const again = before?.shows === 'failure';
    const { request, status, retry, caution, storedAnswer } = answer;
    const failure: Failure = {
      tabId,
      documentId: answer.namesDocument ? `document-${this.documents}` : undefined,
      arrivedAt: this.now + this.documents / 1000,
      request,
      status,
      retry,
      caution,
      storedAnswer,
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

  /** A load in a tab ends well, or in no page at all. */
  end(tabId: number, how: 'well' | 'led-elsewhere' | 'download' | 'no-content' | 'stopped'): void {
    const tab = this.tabs.get(tabId);
    if (tab?.loading === undefined) return;
    tab.loading = undefined;
    if (how === 'well' || how === 'led-elsewhere') {
      tab.shows = 'well';
      this.send({ kind: 'recovered', tabId, elsewhere: how === 'led-elsewhere' });
      return;
    }
    this.send({ kind: 'tab-left', tabId, how });
    this.inspectUnknown(tabId, tab);
  }

  /** As the background does: what failed behind a dead worker, and was loading when the next one came, is found. */
  private inspectUnknown(tabId: number, { shows, failure }: Tab): void {
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
    // Checks and loads of the old id are found by the new one.
    if (this.pendingCheck?.tabId === tabId) this.pendingCheck = { ...this.pendingCheck, tabId: by };
    for (const [nth, load] of this.loads.entries())
      if (load.tabId === tabId) this.loads[nth] = { ...load, tabId: by };
    this.send({ kind: 'tab-replaced', tabId, by });
  }

  answerCheck(readiness: Readiness): void {
    const check = this.pendingCheck;
    if (check === undefined) return;
    this.pendingCheck = undefined;
    const loading = this.tabs.get(check.tabId)?.loading !== undefined;
    this.send({ kind: 'checked', number: check.number, readiness: loading ? 'loading' : readiness });
  }

  facts(): ObservedTab[] {
    return [...this.tabs].map(([tabId, tab]): ObservedTab => {
      if (tab.discarded) return { shows: 'discarded', tabId };
      if (tab.loading !== undefined) return { shows: 'loading', tabId };
      if (tab.shows === 'failure' && tab.failure) return { shows: 'failure', failure: tab.failure };
      return { shows: tab.shows === 'well' ? 'recovered' : 'elsewhere', tabId };
    });
  }

  /** Time goes on until something is due, and the worker wakes up. */
  wake(): void {
    this.time = Math.max(this.time, this.dueAt() ?? 0);
    this.send({ kind: 'wake-up' });
  }

  /** The next attempt that is due: the worker wakes up and the check finds the page free. */
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
    // A worker that died of the click never heard it.
    if (command === 'stop' && isAlive) this.stopped = before !== undefined && before.phase.name !== 'ended';
    if (pageOf(this.outage ?? { pages: [] }, tabId)?.keepTryingSince === undefined) this.kept.delete(tabId);
    else if (command === 'keep-trying') {
      this.automatic = [];
      this.stopped = false;
    }
    if (!isAlive || page === undefined || command === 'stop') return;
    if (command === 'keep-trying') {
      const standing = this.outage && summaryOf(this.outage, tabId, this.context())?.standing;
      this.rule(standing !== undefined, 'every click is answered by a request or a statement');
    } else {
      const isSent = this.loads.length > loads;
      this.rule(isSent || refused !== undefined, 'every click is answered by a request or a statement');
    }
  }

  /** When something is due in true time. */
  dueAt(): number | undefined {
    const dueAt = this.outage && dueAtOf(this.outage);
    return dueAt === undefined ? undefined : dueAt - this.offset;
  }
}
