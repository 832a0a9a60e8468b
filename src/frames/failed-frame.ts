import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import type { Caution } from '../outage/reasons.ts';

/** What decides whether a frame may be reloaded automatically. */
export interface FrameRisks {
  readonly retry: RetryClass;
  /** Retry-After: nothing is sent automatically before this time. */
  readonly notBefore: number | undefined;
  readonly caution: Caution | undefined;
}

/** What is known about a frame when it failed, as far as reloading it depends on it. Times in ms since the epoch. */
export interface FrameFailure extends FrameRisks {
  readonly tabId: number;
  readonly frameId: number;
  /** When the page arrived that the frame is in; identifies the page. */
  readonly arrivedAt: number;
  /** Without its fragment. */
  readonly url: string;
  readonly origin: string;
  /** The origin of the page; undefined if it has none. */
  readonly pageOrigin: string | undefined;
  readonly method: string;
  readonly status: number;
  /** The response, to be diagnosed again with the content of the frame. */
  readonly response: Page & { readonly hasSiteRule: boolean };
}

/** A frame that failed and has not loaded since. Times in ms since the epoch. */
export interface FailedFrame extends FrameFailure {
  /** When it first failed; its automatic attempts end when the time of a run is over. */
  readonly since: number;
  readonly phase:
    | { readonly name: 'waiting'; readonly dueAt: number }
    /** Whether the user has used the frame is being found out. */
    | { readonly name: 'checking'; readonly since: number }
    | { readonly name: 'loading'; readonly since: number }
    /** It is not reloaded automatically. */
    | { readonly name: 'resting' };
}

/** The frames that failed, and what was sent for them. */
export interface FrameRetries {
  readonly frames: readonly FailedFrame[];
  /** When frames of an origin were reloaded during the last minute. */
  readonly sent: ReadonlyMap<string, readonly number[]>;
  /** When a frame was reloaded automatically during the time of a run, by tab and URL: a page may replace its frame. */
  readonly attempts: ReadonlyMap<string, readonly number[]>;
  /** When the next step is due; undefined for none. */
  readonly dueAt: number | undefined;
}

export const noFrames: FrameRetries = {
  frames: [],
  sent: new Map(),
  attempts: new Map(),
  dueAt: undefined,
};
