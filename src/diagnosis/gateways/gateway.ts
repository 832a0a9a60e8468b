import type { Cause } from '../causes.ts';
import type { Fault } from '../hop.ts';

/**
 * One thing to look for. `where`: a header's name in lower case, or `:status`, `:title`, `:text`, `:markup`
 * (lower case, for its spelling differs between servers and browsers), `:server` (the product is the first
 * that the Server header names), `:names` (those of all headers, in order), `:seen` (it was recognised by its headers) or `:length` (the announced length
 * is that of nginx's own page for this status; the value is the page's title). `what`: a pattern or a part of the value; absent: the header is there; false: it is not.
 */
export type Sign = readonly [where: string, what?: RegExp | string | false];

/** What the value of a rule's first sign says of the cause; the first pattern that matches counts. */
export type Reasons = readonly (readonly [RegExp, Cause, Fault?])[];

/** All signs together prove that the product wrote the answer itself. */
export interface Made {
  readonly if: readonly [Sign, ...Sign[]];
  readonly cause?: Cause | Reasons;
  readonly fault?: Fault;
  /** The cause instead where the answer took a second or more: the page is the same for refusal and time-out. */
  readonly late?: Cause;
  /** Others write the like, or the failing hop stays open. */
  readonly unsure?: true;
}

/**
 * Where a product stands and whose it is. `cdn`: the site's edge; `platform`: runs the owner's code;
 * `hosted`: is the whole site; `balancer`, `proxy`: in front of the app; `egress`: in the visitor's network;
 * `app`: the site's own program.
 */
export type Role = 'cdn' | 'platform' | 'hosted' | 'balancer' | 'proxy' | 'egress' | 'app';

export interface Gateway {
  readonly role: Role;
  /** Its names as the first product of a Server header, in lower case. */
  readonly server?: readonly string[];
  /** Each alone shows that the answer came from or through the product. */
  readonly seen?: readonly Sign[];
  readonly made?: readonly Made[];
  /** Each alone shows that the product passed on an answer that something behind it wrote. */
  readonly relayed?: readonly Sign[];
  /** It writes its name into `Server` of relayed answers too, so that the field tells nothing of the author. */
  readonly masks?: true;
  /** Headers that carry the id its support asks for. */
  readonly ids?: readonly string[];
}
