import type { AppEvent, AppEventKind } from './app-event.ts';
import type { Answer, AnswerTo } from './handler.ts';

export type HandleEvent = (event: AppEvent) => Promise<Answer | undefined>;

/** The events that wait to be handled, one at a time and in the order in which they were dispatched. */
export interface EventQueue {
  /** Resolves once the event has been handled, with the answer where it is a request. */
  dispatch<K extends AppEventKind>(event: AppEvent<K>): Promise<AnswerTo<K>>;
  /** Removes the waiting events of one kind and returns them, the oldest first. */
  take<K extends AppEventKind>(kind: K): AppEvent<K>[];
  /** Resolves once everything that was dispatched so far has been handled. */
  settled(): Promise<unknown>;
  /** Begins to handle events. Until then they wait. */
  start(handle: HandleEvent): void;
}

interface Waiting {
  /** Undefined for one that only waits for its turn. */
  readonly event: AppEvent | undefined;
  readonly handled: (answer: Answer | undefined) => void;
}

/** Creates an empty queue. An event whose handling fails is reported, and the next one is taken. */
export function createEventQueue(report: (error: unknown) => void): EventQueue {
  const waiting: Waiting[] = [];
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
    }
    isHandling = false;
  }

  return {
    // The handlers of a request answer it with one of its own answers.
    dispatch: enqueue as EventQueue['dispatch'],
    settled: () => enqueue(undefined),
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
