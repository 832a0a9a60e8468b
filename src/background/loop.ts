import { checkAgain } from '../outage/limits.ts';
import { dueAtOf } from '../outage/wake-up.ts';
import { type AppEffect, awaitedEffects } from './app-effect.ts';
import type { AppEvent } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { EventQueue, HandleEvent } from './event-queue.ts';
import type { Answer, Update } from './handler.ts';
import type { StateStore } from './state-store.ts';
import { update } from './update.ts';
import { type ContextSources, collectContext } from './update-context.ts';

/** What the loop needs. */
export interface LoopDependencies {
  readonly store: StateStore;
  readonly dispatch: EventQueue['dispatch'];
  readonly context: ContextSources;
  /** Runs an effect, and returns what it found out as an event. */
  readonly runEffect: (effect: AppEffect) => Promise<AppEvent | undefined>;
  /** Makes the toolbar buttons show what the state says. */
  readonly paint: (state: AppState) => Promise<void>;
  /** Sets the time of the next `wake-up`, in ms since the epoch; undefined for none. */
  readonly wakeUpAt: (dueAt: number | undefined) => void;
  /** Reports the error of an effect; the loop goes on. */
  readonly report: (error: unknown) => void;
}

/**
 * Returns the function that handles an event, together with what follows from it at once. It is to be called for one event
 * at a time. Resolves with the answer where the event is a request; undefined where its changes could not be written.
 */
export function createLoop(dependencies: LoopDependencies): HandleEvent {
  const { store, dispatch, runEffect, context, paint, wakeUpAt, report } = dependencies;
  // What is due while nothing can be written would otherwise be due again at once, forever.
  let refusedUntil = 0;

  async function handle(event: AppEvent): Promise<Answer | undefined> {
    const { state } = store;
    return follow(update(state, event, await collectContext(state, event, context)));
  }

  async function follow({
    changes = {},
    effects = [],
    answer,
    ifUnwritten,
  }: Update): Promise<Answer | undefined> {
    const isWritten = await store.write(changes);
    if (!isWritten) refusedUntil = context.now() + checkAgain;
    await paint(store.state);
    wakeUpAt(nextDue(store.state, refusedUntil));
    if (!isWritten) return ifUnwritten && follow(ifUnwritten);
    let latest = answer;
    for (const effect of effects) latest = (await start(effect)) ?? latest;
    return latest;
  }

  /** Starts an effect, and waits for it where the loop does. Returns the answer that its result brings. */
  async function start(effect: AppEffect): Promise<Answer | undefined> {
    const result = runEffect(effect).catch((error) => {
      report(error);
      return undefined;
    });
    if (awaitedEffects.has(effect.kind)) {
      const event = await result;
      return event && handle(event);
    }
    void result.then((event) => event && dispatch(event));
    return undefined;
  }

  return handle;
}

function nextDue({ outages }: AppState, refusedUntil: number): number | undefined {
  const dues = [...outages.values()].flatMap((outage) => dueAtOf(outage) ?? []);
  return dues.length > 0 ? Math.max(refusedUntil, Math.min(...dues)) : undefined;
}
