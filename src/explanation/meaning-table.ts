import type { HopKind } from '../diagnosis/hop.ts';
import type { CheckId } from './check-commands.ts';
import type { Source } from './meaning-sources.ts';
import type { MessageKey } from './message.ts';

type IdOf<Prefix extends string> = MessageKey extends infer Key
  ? Key extends `${Prefix}_${infer Id}`
    ? Id
    : never
  : never;

/** The kind of machine that sends a status: the key of its message without the prefix `meaning_from_`. */
export type Sender = IdOf<'meaning_from'>;

export type Reason = IdOf<'meaning_why'>;

/** Something that a user can do: advice of its own, or the same as in the popup's main part. */
export type Advice = Extract<MessageKey, `meaning_try_${string}` | `what_now_${string}`>;

/** What the sender was doing. */
export type Activity = Extract<MessageKey, `meaning_did_${string}` | `cause_${string}_happened`>;

/** What a status or a browser's own error means, as ids of sentences that many of them share. */
export interface Meaning {
  readonly sender: Sender;
  readonly activity: Activity;
  /** The hop where it usually goes wrong; none if the response is intended. */
  readonly fault?: HopKind;
  /** The usual reasons, the likeliest first. */
  readonly reasons: readonly [Reason, Reason, Reason];
  readonly advice: readonly Advice[];
  /** For the site's operator, in the order that is likely to find the problem fastest. */
  readonly checks: readonly CheckId[];
  readonly sources: readonly Source[];
}

/** A meaning that several statuses share, each with sources of its own. */
export type SharedMeaning = Omit<Meaning, 'sources'>;

/** A row of a table: the meaning that it shares with others, and what is its own. */
export type Row = readonly [shared: SharedMeaning, sources: readonly Source[], own?: Partial<Meaning>];

/** Returns the meaning that a row stands for. */
export function meaningIn([shared, sources, own]: Row): Meaning {
  return { ...shared, sources, ...own };
}
