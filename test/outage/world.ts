import type { RetryClass } from '../../src/diagnosis/diagnosis.ts';
import type { Context } from '../../src/outage/context.ts';
import { dueAtOf } from '../../src/outage/due.ts';
import type { Effect } from '../../src/outage/effect.ts';
import type { Failure, OutageEvent, TabFact, Verdict, Wish } from '../../src/outage/event.ts';
import type { Caution, Outage } from '../../src/outage/outage.ts';
import { readOutage } from '../../src/outage/read.ts';
import { step } from '../../src/outage/step.ts';
import type { RetryMode } from '../../src/settings/settings.ts';

/** What a failing answer is like. */
export interface Answer {
  readonly method: string | undefined;
  readonly retry: RetryClass;
  readonly caution: Caution | undefined;
  /** Retry-After in ms from the answer. */
  readonly retryAfter: number | undefined;
  readonly namesDocument: boolean;
}

/** A 503 to an ordinary page load. */
export const unavailable: Answer = {
  method: 'GET',
  retry: 'auto',
  caution: undefined,
  retryAfter: undefined,
  namesDocument: true,
};

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

interface Tab {
  shows: 'failure' | 'well' | 'elsewhere';
  failure: Failure | undefined;
  /** In true time: when the failing document allows the next request. */
  notBefore: number;
  loading: 'gatelight' | 'other' | undefined;
  discarded: boolean;
}

export interface Reload {
  readonly at: number;
  readonly tabId: number;
  readonly bypassCache: boolean;
  /** The effect's number with the outage's beginning. */
  readonly name: string;
}

/**
 * A browser with tabs of one site, and a worker that may die between any two operations: the state goes
 * through JSON at each step, effects and answers that were under way are lost with the worker.
 * True time only goes forward; the clock that the engine sees is off by `offset`.
 */
export class World {
  readonly tabs = new Map<number, Tab>();
  readonly reloads: Reload[] = [];
  readonly told: Effect[] = [];
  readonly broken: string[] = [];
  time = 1_800_000_000_000;
  offset = 0;
  online = true;
  mayWatch = true;
  mode: RetryMode = 'auto';
  stored: string | undefined;
  /** The look that the worker waits for. */
  pendingLook: { tabId: number; number: number } | undefined;
  private dead = false;
  private stopped = false;
  private wishes = new Set<number>();
  private documents = 0;
  private dieAfter: 'event' | 'write' | undefined;
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  get now(): number {
    return this.time + this.offset;
  }

  get outage(): Outage | undefined {
    return this.stored === undefined ? undefined : readOutage(JSON.parse(this.stored));
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
    this.pendingLook = undefined;
  }

  private isDead(): boolean {
    return this.dead;
  }

  send(event: OutageEvent): void {
    // A renaming is told before all else, and is the one event that cannot be learnt from the tabs again.
    const renames = event.kind === 'replaced';
    if (this.dead && !renames) {
      this.dead = false;
      this.send({ kind: 'woke', tabs: this.facts() });
      // Who dies while waking does not come to the event either.
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
    if (after && this.outage === undefined) this.broken.push('what is stored can be read');
    if (after?.plan.run === 'automatic' && after.plan.attempts > 8) {
      this.broken.push('an automatic run makes at most eight attempts');
    }
    if (after && after.sent.length > 10) this.broken.push('no more is kept than the budget');
    if (after && (this.stored?.length ?? 0) > 1_200 + 300 * after.members.length) {
      this.broken.push('the state grows with the failing tabs alone');
    }
    this.remember(event, after);
    if (dieAfter === 'write') {
      this.die();
      return;
    }
    for (const effect of effects) this.perform(effect, event);
  }

  private remember(event: OutageEvent, after: Outage | undefined): void {
    if (after === undefined || after.phase.name === 'ended') {
      this.stopped = false;
      this.wishes.clear();
      return;
    }
    if (event.kind === 'replaced' && this.wishes.delete(event.tabId)) this.wishes.add(event.by);
    if (event.kind !== 'wished') return;
    if (event.wish === 'stop') this.stopped = true;
    if (event.wish === 'keep-trying' && after?.plan.end === undefined) {
      this.stopped = false;
      this.wishes.add(event.tabId);
    }
  }

  private context(): Context {
    return {
      site: { origin: 'https://shop.example', cookieStoreId: '0', private: false },
      now: this.now,
      random: this.random,
      online: this.online,
      mayWatch: this.mayWatch,
      mode: this.mode,
      attemptLimit: 8,
      runLimit: 15 * 60_000,
      sentElsewhere: [],
    };
  }

  private perform(effect: Effect, cause: OutageEvent): void {
    if (effect.kind === 'look') this.pendingLook = { tabId: effect.tabId, number: effect.number };
    else if (effect.kind === 'reload') this.reload(effect, cause);
    else this.told.push(effect);
  }

  private reload({ tabId, number, bypassCache }: EffectOf<'reload'>, cause: OutageEvent): void {
    const tab = this.tabs.get(tabId);
    const asked = cause.kind === 'wished' && cause.wish !== 'keep-trying' && cause.tabId === tabId;
    const rule = (holds: boolean, rule: string) => {
      if (!holds)
        this.broken.push(`${rule} (tab ${tabId}, reload ${number}, after ${JSON.stringify(cause)})`);
    };
    rule(tab !== undefined, 'a closed tab is not reloaded');
    if (tab === undefined) return;
    const inFlight = [...this.tabs].filter(([, { loading }]) => loading === 'gatelight').map(([id]) => id);
    const lastMinute = this.reloads.filter(({ at }) => at > this.time - 60_000);
    rule(inFlight.length === 0 || (asked && inFlight[0] === tabId), 'never two attempts in flight');
    rule(lastMinute.length < 10, 'never more than 10 attempts in any minute');
    const name = `${this.outage?.since} ${number}`;
    rule(!this.reloads.some((earlier) => earlier.name === name), 'a number is used once');
    // A page that was well unseen, and is on its way elsewhere, still counts as failing until that has come.
    const stale = asked && tab.loading !== undefined;
    rule(tab.shows === 'failure' || stale, 'only a failing page is reloaded');
    rule(!tab.discarded, 'a discarded tab is never reloaded');
    const { method } = tab.failure ?? {};
    rule(method === undefined || method === 'GET' || method === 'HEAD', 'never a non-GET');
    if (!asked) {
      const wished = this.wishes.has(tabId);
      // A page that failed while the worker died, and was discarded or left since, has told its Retry-After to nobody.
      const told = new Set(this.outage?.members.map((member) => member.arrivedAt));
      const failing = [...this.tabs.values()].filter(
        ({ shows, failure, loading, discarded }) =>
          shows === 'failure' && !discarded && (loading === undefined || told.has(failure?.arrivedAt ?? 0)),
      );
      rule(tab.loading === undefined, 'never while a load is under way');
      rule(cause.kind === 'looked' && cause.verdict === 'free', 'never without a look that found it free');
      rule(!this.stopped, 'never after Stop');
      rule(
        failing.every(({ notBefore }) => this.time >= notBefore),
        'never before Retry-After',
      );
      rule(this.online, 'never while offline');
      rule(this.mode !== 'never' && tab.failure?.retry !== 'never', 'never where that is the class');
      rule(method !== undefined || wished, 'never by itself where the method is unknown');
      rule(
        tab.failure?.caution === undefined || wished || this.wishes.size > 0,
        'never by itself against a caution',
      );
      rule((this.mode === 'auto' && tab.failure?.retry === 'auto') || this.wishes.size > 0, 'asks first');
    }
    this.reloads.push({ at: this.time, tabId, bypassCache, name });
    tab.loading = 'gatelight';
  }

  /** A page fails in a tab: a new one, or one whose load ends. */
  fail(tabId: number, answer: Answer): void {
    this.documents += 1;
    const { method, retry, caution } = answer;
    const failure: Failure = {
      tabId,
      documentId: answer.namesDocument ? `document-${this.documents}` : undefined,
      arrivedAt: this.now + this.documents / 1000,
      method,
      retry,
      caution,
      notBefore: answer.retryAfter === undefined ? undefined : this.now + answer.retryAfter,
      seenAt: this.tabs.get(tabId)?.failure?.seenAt ?? this.now,
    };
    const notBefore = this.time + (answer.retryAfter ?? 0);
    this.tabs.set(tabId, { shows: 'failure', failure, notBefore, loading: undefined, discarded: false });
    this.send({ kind: 'failed', failure });
  }

  /** A load in a tab ends well, or in no page at all. */
  end(tabId: number, how: 'well' | 'download' | 'no-content' | 'stopped'): void {
    const tab = this.tabs.get(tabId);
    if (tab?.loading === undefined) return;
    tab.loading = undefined;
    if (how === 'well') {
      tab.shows = 'well';
      this.send({ kind: 'well', tabId });
      return;
    }
    this.send({ kind: 'left', tabId, how });
    this.lookAtUnknown(tabId, tab);
  }

  /** As the background does: what failed behind a dead worker, and was loading when the next one came, is found. */
  private lookAtUnknown(tabId: number, { shows, failure }: Tab): void {
    const known = this.outage?.members.some((member) => member.tabId === tabId);
    if (shows === 'failure' && failure && !known) this.send({ kind: 'failed', failure });
  }

  leave(tabId: number, how: 'closed' | 'elsewhere' | 'discarded'): void {
    const tab = this.tabs.get(tabId);
    if (tab === undefined) return;
    tab.loading = undefined;
    if (how === 'closed') this.tabs.delete(tabId);
    else if (how === 'elsewhere') tab.shows = 'elsewhere';
    else tab.discarded = true;
    this.send({ kind: 'left', tabId, how });
  }

  replace(tabId: number, by: number): void {
    const tab = this.tabs.get(tabId);
    if (tab === undefined || this.tabs.has(by)) return;
    this.tabs.delete(tabId);
    this.tabs.set(by, { ...tab, failure: tab.failure && { ...tab.failure, tabId: by } });
    // Looks and loads of the old id are found by the new one.
    if (this.pendingLook?.tabId === tabId) this.pendingLook = { ...this.pendingLook, tabId: by };
    this.send({ kind: 'replaced', tabId, by });
  }

  answerLook(verdict: Verdict): void {
    const look = this.pendingLook;
    if (look === undefined) return;
    this.pendingLook = undefined;
    const loading = this.tabs.get(look.tabId)?.loading !== undefined;
    this.send({ kind: 'looked', number: look.number, verdict: loading ? 'loading' : verdict });
  }

  facts(): TabFact[] {
    return [...this.tabs].map(([tabId, tab]): TabFact => {
      if (tab.discarded) return { shows: 'discarded', tabId };
      if (tab.loading !== undefined) return { shows: 'loading', tabId };
      if (tab.shows === 'failure' && tab.failure) return { shows: 'failure', failure: tab.failure };
      return { shows: tab.shows === 'well' ? 'well' : 'elsewhere', tabId };
    });
  }

  /** Time goes on until the bell is due, and it rings. */
  ring(): void {
    this.time = Math.max(this.time, this.dueAt() ?? 0);
    this.send({ kind: 'bell' });
  }

  /** The next attempt that is due: the bell rings and the look finds the page free. */
  attempt(): void {
    this.ring();
    this.answerLook('free');
  }

  wish(tabId: number, wish: Wish): void {
    this.send({ kind: 'wished', tabId, wish });
  }

  /** When the bell is due in true time. */
  dueAt(): number | undefined {
    const dueAt = this.outage && dueAtOf(this.outage);
    return dueAt === undefined ? undefined : dueAt - this.offset;
  }
}
