import type { HopState } from '../diagnosis/hop.ts';
import type { Message } from './message.ts';
import type { ProductName } from './product-names.ts';

/** One link of the chain that users see: You · Your network · Front door · Website. */
export interface Link {
  readonly name: Message;
  readonly state: HopState;
  /** The product recognized there. */
  readonly product?: ProductName;
}

/** A command to run, for a Unix shell and for Windows. */
export interface Command {
  readonly unix: string;
  readonly windows: string;
}

/** Something for the site's operator to check, with commands to copy. */
export interface Check {
  readonly text: Message;
  readonly commands: readonly Command[];
}

/** A link to further reading. */
export interface Reference {
  readonly label: Message;
  readonly url: string;
}

/** The explanation of a page for the user, as messages that have not been rendered in a language yet. */
export interface Explanation {
  /** At most twelve words, without the status code. */
  readonly headline: Message;
  readonly happened: readonly Message[];
  readonly isItMe: Message;
  /** That the same may have made other sites fail. */
  readonly commonCause?: Message;
  readonly whatNow: Message;
  readonly howLong?: Message;
  readonly chain: readonly [Link, Link, Link, Link];
}

/** Details for the site's operator, in technical terms. */
export interface Owner {
  /** The cause. */
  readonly summary: Message;
  /** Which product or hop generated the response. */
  readonly generatedBy: Message;
  readonly confidence: Message;
  readonly commonCause?: Message;
  /** Which of the site's own hops may have failed, if the response does not distinguish them. */
  readonly suspects?: Message;
  /** What the response calls itself, if that is no known product. */
  readonly named?: Message;
  /** Every recognized hop with its product, nearest the user first. */
  readonly chain: readonly Link[];
  readonly ids: readonly { readonly name: string; readonly value: string }[];
  /** In the order that is likely to find the problem fastest. */
  readonly checks: readonly Check[];
  readonly links: readonly Reference[];
}
