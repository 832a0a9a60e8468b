/** What became of an outage, for the history. */
export interface OutageRecord {
  readonly origin: string;
  /** When the first page failed, in ms since the epoch; with the origin it names the record. */
  readonly since: number;
  /** When the site was back, or else when its last failing tab was left. */
  readonly until: number;
  readonly end: 'back' | 'left';
  /** Every reload that Gatelight made, the reader's own clicks included. */
  readonly attempts: number;
}

/**
 * What is to be done in the world, after the state was written.
 * `look` and `remember` may be repeated; a `reload` and a `notify` are run at most once per number, which
 * only grows while the outage is stored (an outage that was forgotten starts again from 1).
 * What is painted and when the bell rings is no effect: both are read from the state (`dueAtOf`).
 */
export type Effect =
  /** `looked` answers with the same number; `loading` where the tab is loading, whatever else it shows. */
  | { readonly kind: 'look'; readonly tabId: number; readonly number: number }
  | {
      readonly kind: 'reload';
      readonly tabId: number;
      readonly number: number;
      readonly bypassCache: boolean;
    }
  /** Only for *Keep trying*, never of private windows. Nobody is told who is looking at the tab already. */
  | {
      readonly kind: 'notify';
      readonly tabId: number | undefined;
      readonly number: number;
      readonly news: 'back' | 'gave-up';
    }
  | { readonly kind: 'remember'; readonly record: OutageRecord };
