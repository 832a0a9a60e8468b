import type { Answers } from '../messages.ts';
import type { step } from '../outage/step.ts';
import type { AppEffect } from './app-effect.ts';
import type { AppEvent, AppEventKind } from './app-event.ts';
import type { AppState, Changes } from './app-state.ts';

/** What a handler depends on besides the state and the event. Nothing in it acts on the browser. */
export interface UpdateContext {
  /** In ms since the epoch. */
  readonly now: number;
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  /** Returns whether the extension may observe an origin's loads. Throws for an origin that was not asked about. */
  readonly mayWatch: (origin: string) => boolean;
  /** `step` of `outage/step.ts`, which is loaded once a page has failed. */
  readonly step: typeof step;
}

/** The answers to the events that are requests. */
interface EventAnswers {
  'command-given': Answers['command'];
  'clearing-confirmed': Answers['clear'];
}

export type Answer = EventAnswers[keyof EventAnswers];

/** The answer to an event of some kind; undefined where it is no request, or could not be handled. */
export type AnswerTo<K extends AppEventKind> = K extends keyof EventAnswers
  ? EventAnswers[K] | undefined
  : undefined;

/** What follows from an event. */
export interface Update {
  readonly changes?: Changes;
  /** What to do once the changes are written, in this order. */
  readonly effects?: readonly AppEffect[];
  /** What follows instead where the changes cannot be written, because the session is full; nothing by default. */
  readonly ifUnwritten?: Update | undefined;
  /** The answer to a request; an effect that the loop waits for may bring another one. */
  readonly answer?: Answer;
}

/** Handles events of one kind. Pure: the same state, event and context give the same update. */
export type Handler<K extends AppEventKind> = (
  state: AppState,
  event: AppEvent<K>,
  context: UpdateContext,
) => Update;

/** The handlers of a family of events. */
export type Handlers<K extends AppEventKind> = { readonly [P in K]: Handler<P> };

/** Adds effects that do not depend on the changes, so that they run even where those cannot be written. */
export function withIndependent(update: Update, effects: readonly AppEffect[]): Update {
  return { ...update, effects: [...(update.effects ?? []), ...effects], ifUnwritten: { effects } };
}

/** Nothing follows. */
export const unchanged: Update = {};
