import type { AppEvent, AppEventKind } from './app-event.ts';
import type { Answer, AnswerTo } from './handler.ts';

export type HandleEvent = (event: AppEvent) => Promise<Answer | undefined>;

/** A queue of events, which are handled one at a time in the order in which they were dispatched. */
export interface EventQueue {
  /** Resolves once the event has been handled, with the answer if it is a request. */
  dispatch<K extends AppEventKind>(event: AppEvent<K>): Promise<AnswerTo<K>>;
  /** Removes the waiting events of one kind and returns them, the oldest first. */
  take<K extends AppEventKind>(kind: K): AppEvent<K>[];
  /** Resolves once everything that was dispatched so far has been handled. */
  settled(): Promise<unknown>;
  /** Resolves once the next event that meets a condition has been handled. */
  whenHandled(condition: (event: AppEvent) => boolean): Promise<void>;
  /** Begins to handle events. Until then they wait. */
  start(handle: HandleEvent): void;
}

interface Waiting {
  /** Undefined for an entry that only holds a position in the queue (`settled`). */
  readonly event: AppEvent | undefined;
  readonly handled: (answer: Answer | undefined) => void;
}

/** Creates an empty queue. If handling an event fails, reports the error and continues with the next event. */
export function createEventQueue(report: (error: unknown) => void): EventQueue {
  const waiting: Waiting[] = [];
  const conditions = new Map<(event: AppEvent) => boolean, () => void>();
  let started: HandleEvent | undefined;
  let isHandling = false;

  function enqueue(event: AppEvent | undefined): Promise<Answer | undefined> {
    const answer = new Promise<Answer | undefined>((handled) => waiting.push({ event, handled }));
    void run();
    return answer;
  }

  async function run(): Promise<void> {
    if (isHandling) return;
    isHandling = true;
    while (started && waiting[0]) {
      const { event, handled } = waiting[0];
      waiting.shift();
      handled(event && (await started(event).catch((error) => void report(error))));
      if (event) resolveConditions(event);
    }
    isHandling = false;
  }

  function resolveConditions(event: AppEvent): void {
    for (const [condition, resolve] of conditions) {
      if (!condition(event)) continue;
      conditions.delete(condition);
      resolve();
    }
  }

  return {
    // Each request's handler returns an answer of that request's own type.
    dispatch: enqueue as EventQueue['dispatch'],
    settled: () => enqueue(undefined),
    whenHandled: (condition) => new Promise((resolve) => conditions.set(condition, resolve)),
    take<K extends AppEventKind>(kind: K) {
      const taken = waiting.flatMap(({ event }) => (event?.kind === kind ? [event as AppEvent<K>] : []));
      const others = waiting.filter(({ event }) => event?.kind !== kind);
      waiting.splice(0, waiting.length, ...others);
      return taken;
    },
    start(handle) {
      started = handle;
      void run();
    },
  };
}
