/** What became of an outage, for the history. */
export interface OutageRecord {
  readonly origin: string;
  /** When the first page failed, in ms since the epoch; with the origin it identifies the record. */
  readonly since: number;
  /** When the site was back, or else when its last failing tab was left. */
  readonly until: number;
  readonly end: 'back' | 'left';
  /** Every load that Gatelight made, the user's commands included. */
  readonly attempts: number;
}

/** How *Keep trying* ended for the tab in which it was pressed. */
export type KeepTryingOutcome = 'back' | 'failed' | 'download' | 'no-content' | 'day-passed';

/**
 * What is to be done in the world, after the state was written. `check`, `inspect` and `remember` may be
 * repeated; a `load` and a `notify` run at most once per number, which only grows while the outage is stored.
 * Badges and wake-ups are no effects: both are derived from the state.
 */
export type Effect =
  /** The preflight check; `checked` answers it with the same number. */
  | { readonly kind: 'check'; readonly tabId: number; readonly number: number }
  /** Requests the page of a tab again, with GET alone. */
  | {
      readonly kind: 'load';
      readonly tabId: number;
      readonly number: number;
      readonly bypassCache: boolean;
      /** At the user's word, whatever is under way in the tab. */
      readonly asked: boolean;
    }
  /** Finds out whether an attempt's load is still pending; `inspected` answers it. */
  | { readonly kind: 'inspect'; readonly tabId: number; readonly number: number }
  /** Never of private windows. Nobody is notified who is looking at the tab. */
  | {
      readonly kind: 'notify';
      readonly tabId: number;
      readonly number: number;
      readonly outcome: KeepTryingOutcome;
    }
  | { readonly kind: 'remember'; readonly record: OutageRecord };

/** The effect of one kind. */
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;
