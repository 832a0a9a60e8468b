import type { CheckRefusal } from '../check/check-messages.ts';
import type { Answers } from '../messages.ts';
import type { step } from '../outage/step.ts';
import type { AppEffect } from './app-effect.ts';
import type { AppEvent, AppEventKind } from './app-event.ts';
import type { AppState, Changes } from './app-state.ts';
import type { LateScripts } from './late-scripts.ts';

/** What a handler depends on besides the state and the event. None of it acts on the browser. */
export interface UpdateContext {
  /** In ms since the epoch. */
  readonly now: number;
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  /**
   * Returns whether the extension may observe an origin's loads. Throws for an origin that `sitesConcerned` did not
   * name.
   */
  readonly mayWatch: (origin: string) => boolean;
  /** `step` of `outage/step.ts`, which is loaded once a page has failed. */
  readonly step: typeof step;
  /** What `frames.js` provides, which is loaded for an event about a part of a page. */
  readonly frames: LateScripts['frames'];
}

/** The type of the answer to each event that is a request. */
interface EventAnswers {
  'command-given': Answers['command'];
  'frame-reload-asked': Answers['reload-frame'];
  'clearing-confirmed': Answers['clear'];
  'check-requested': CheckRefusal | 'done';
  'site-request-planned': 'done' | 'too-many';
}

export type Answer = EventAnswers[keyof EventAnswers];

/** The answer to an event of some kind; undefined if it is no request, or could not be handled. */
export type AnswerTo<K extends AppEventKind> = K extends keyof EventAnswers
  ? EventAnswers[K] | undefined
  : undefined;

/** What follows from an event. */
export interface Update {
  readonly changes?: Changes;
  /** The effects to run, in this order, once the changes are written. */
  readonly effects?: readonly AppEffect[];
  /** The update to apply instead if the changes cannot be written because the session is full; none by default. */
  readonly ifUnwritten?: Update | undefined;
  /** The answer to a request; the result of an awaited effect may replace it. */
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

/** Adds effects that do not depend on the changes: they run even if the changes cannot be written. */
export function withIndependent(update: Update, effects: readonly AppEffect[]): Update {
  return { ...update, effects: [...(update.effects ?? []), ...effects], ifUnwritten: { effects } };
}

/** The update that changes nothing. */
export const unchanged: Update = {};
