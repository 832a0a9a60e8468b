import type { HopState } from '../diagnosis/hop.ts';
import type { Message } from './message.ts';
import type { ProductName } from './products.ts';

/** One box of the picture: You · Your network · Front door · Website. */
export interface Link {
  readonly name: Message;
  readonly state: HopState;
  /** What was recognised there. */
  readonly product?: ProductName;
}

/** One thing to run, for a Unix shell and for Windows. */
export interface Command {
  readonly unix: string;
  readonly windows: string;
}

/** A thing for the site's owner to look at, with commands to copy. */
export interface Check {
  readonly text: Message;
  readonly commands: readonly Command[];
}

/** A page to open elsewhere. */
export interface Reference {
  readonly label: Message;
  readonly url: string;
}

/** What the user is told about a page, as message keys; nothing here is in any language yet. */
export interface Explanation {
  /** At most twelve words; says what happened, not the code. */
  readonly headline: Message;
  readonly happened: readonly Message[];
  readonly isItMe: Message;
  readonly whatNow: Message;
  readonly howLong?: Message;
  readonly chain: readonly [Link, Link, Link, Link];
  /** Why we think so, the weightiest first. */
  readonly evidence: readonly Message[];
}

/** For the person who runs the site, in the field's own terms. */
export interface Owner {
  /** The cause. */
  readonly summary: Message;
  /** Who wrote the answer. */
  readonly author: Message;
  readonly confidence: Message;
  /** Every hop recognised, nearest the visitor first, with the product's name. */
  readonly chain: readonly Link[];
  readonly ids: readonly { readonly name: string; readonly value: string }[];
  /** In the order that finds the trouble fastest. */
  readonly checks: readonly Check[];
  readonly links: readonly Reference[];
}
