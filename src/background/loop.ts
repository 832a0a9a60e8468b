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

/** The loop's collaborators, which tests replace. */
export interface LoopDependencies {
  readonly store: StateStore;
  readonly dispatch: EventQueue['dispatch'];
  readonly context: ContextSources;
  /** Runs an effect and returns its result as an event. */
  readonly runEffect: (effect: AppEffect) => Promise<AppEvent | undefined>;
  /** Updates the toolbar buttons to the state. */
  readonly paint: (state: AppState) => Promise<void>;
  /** Sets the time of the next `wake-up`, in ms since the epoch; undefined for none. */
  readonly wakeUpAt: (dueAt: number | undefined) => void;
  /** Reports the error of an effect; the loop continues. */
  readonly report: (error: unknown) => void;
}

/**
 * Creates the function that handles an event and the results of its awaited effects. Must be called for one event at a
 * time. Resolves with the answer if the event is a request; undefined if its changes could not be written.
 */
export function createLoop(dependencies: LoopDependencies): HandleEvent {
  const { store, dispatch, runEffect, context, paint, wakeUpAt, report } = dependencies;
  // While nothing can be written, what is due stays due. Without this delay the timer would fire in an endless loop.
  let refusedUntil = 0;

  async function handle(event: AppEvent): Promise<Answer | undefined> {
    const { state } = store;
    return applyUpdate(update(state, event, await collectContext(state, event, context)));
  }

  async function applyUpdate({
    changes = {},
    effects = [],
    answer,
    ifUnwritten,
  }: Update): Promise<Answer | undefined> {
    const isWritten = await store.write(changes);
    if (!isWritten) refusedUntil = context.now() + checkAgain;
    await paint(store.state);
    wakeUpAt(nextDue(store.state, refusedUntil));
    if (!isWritten) return ifUnwritten && applyUpdate(ifUnwritten);
    let latest = answer;
    for (const effect of effects) latest = (await start(effect)) ?? latest;
    return latest;
  }

  /**
   * Starts an effect and, if it is one of `awaitedEffects`, waits for it. Returns the answer that its result leads to.
   */
  async function start(effect: AppEffect): Promise<Answer | undefined> {
    const result = runEffect(effect).catch((error) => {
      report(error);
      return undefined;
    });
    if (awaitedEffects.has(effect.kind)) {
      const event = await result;
      // The effects after this one run even if its result cannot be handled.
      return event && handle(event).catch((error) => void report(error));
    }
    void result.then((event) => event && dispatch(event));
    return undefined;
  }

  return handle;
}

function nextDue({ outages, frames }: AppState, refusedUntil: number): number | undefined {
  const dues = [
    ...[...outages.values()].flatMap((outage) => dueAtOf(outage) ?? []),
    ...(frames.dueAt !== undefined ? [frames.dueAt] : []),
  ];
  return dues.length > 0 ? Math.max(refusedUntil, Math.min(...dues)) : undefined;
}
