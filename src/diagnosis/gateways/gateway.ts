import type { Cause } from '../causes.ts';
import type { Fault } from '../hop.ts';

/**
 * A place and what it must contain.
 *
 * `where` is a header's name in lower case, or one of:
 * `:status`;
 * `:title`, `:text`, and `:markup` (in lower case, because servers and browsers spell it differently), from
 * the page;
 * `:server`, the Server header if its first product name is this product's;
 * `:names`, the names of all headers, in order;
 * `:seen`, the value by which the product was recognized in the headers;
 * `:length`, the title of nginx's own page for the status, if Content-Length is that page's length.
 *
 * `pattern` matches the value, or is a part of it; if absent, the header only has to exist; if false, it must
 * not exist.
 */
export type Condition = readonly [where: string, pattern?: RegExp | string | false];

/** Causes by the value of a rule's first condition; the first matching pattern counts. */
export type CausePatterns = readonly (readonly [RegExp, Cause, Fault?])[];

/** If all conditions match, the product generated the response itself. */
export interface GenerationRule {
  readonly if: readonly [Condition, ...Condition[]];
  readonly cause?: Cause | CausePatterns;
  readonly fault?: Fault;
  /**
   * Replaces the cause if the response took a second or more, for pages that do not distinguish refusal and
   * timeout.
   */
  readonly causeWhenSlow?: Cause;
  /** A forward proxy only shows this if it intercepts TLS. */
  readonly intercepts?: true;
  /** Other software sends similar responses, or the hop at fault remains open. */
  readonly ambiguous?: true;
}

/**
 * Where a product stands, and who operates it. `cdn`: the site's edge; `platform`: runs the owner's code;
 * `hosted`: is the whole site; `balancer`, `proxy`: in front of the application; `egress`: a forward
 * proxy in the user's network, or the like in front of a site; `filter`: in the user's network or on the user's
 * device, nowhere else; `app`: the site's own application.
 */
export type Role = 'cdn' | 'platform' | 'hosted' | 'balancer' | 'proxy' | 'egress' | 'filter' | 'app';

export interface Gateway {
  readonly role: Role;
  /** Its names as the first product in a Server header, in lower case. */
  readonly server?: readonly string[];
  /** Each condition shows on its own that the product generated or relayed the response. */
  readonly seen?: readonly Condition[];
  readonly generated?: readonly GenerationRule[];
  /**
   * Each condition shows on its own that the product relayed a response that a server behind it generated.
   */
  readonly relayed?: readonly Condition[];
  /** Headers with the request ID that its support asks for. */
  readonly ids?: readonly string[];
}
