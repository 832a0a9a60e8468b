import type { RetryClass } from '../diagnosis/diagnosis.ts';

/** Why a page that could be retried by itself waits for its reader instead. */
export type Caution =
  | 'private-host'
  | 'refreshes-itself'
  | 'own-content'
  | 'one-time-token'
  | 'method-unknown'
  | 'browser-retries';

/** A failing page of the outage. */
export interface Member {
  readonly tabId: number;
  readonly documentId: string | undefined;
  readonly url: string;
  readonly method: string | undefined;
  readonly failedAt: number;
  /** When the tab was last in front, in ms since the epoch; the leader is the tab in front, else the latest. */
  readonly seenAt: number;
  readonly retry: RetryClass;
  readonly caution: Caution | undefined;
}

/** Why nothing is sent although more attempts are planned. */
export type PauseReason = 'offline' | 'typing' | 'sound' | 'loading';

/** Why no further attempt comes by itself. */
export type StopReason =
  | 'user'
  | 'attempts-spent'
  | 'time-spent'
  | 'retry-after-too-late'
  | 'never-retried'
  | 'form'
  | Caution;

/** What drives the attempts: the bounded automatic run, or the reader's wish to keep trying. */
export type Run = 'automatic' | 'keep-trying';

/** What the outage is doing; each phase has only its own fields. */
export type Phase =
  | { readonly name: 'waiting'; readonly reason: StopReason }
  | { readonly name: 'counting'; readonly run: Run; readonly attempt: number; readonly dueAt: number }
  | { readonly name: 'looking'; readonly run: Run; readonly attempt: number; readonly tabId: number; readonly since: number }
  | { readonly name: 'trying'; readonly run: Run; readonly attempt: number; readonly tabId: number; readonly since: number }
  | { readonly name: 'paused'; readonly run: Run; readonly attempt: number; readonly reason: PauseReason }
  | { readonly name: 'recovering'; readonly followers: readonly number[]; readonly dueAt: number }
  | { readonly name: 'back'; readonly at: number };
