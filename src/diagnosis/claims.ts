import type { Basis } from './basis.ts';
import { type Cause, faultOfCause } from './causes.ts';
import { kindOf } from './chain.ts';
import type { Conclusion } from './conclusion.ts';
import type { Claims } from './diagnosis.ts';
import type { Facts } from './facts.ts';
import type { Role } from './gateways/gateway.ts';
import { gateways } from './gateways.ts';
import type { Fault } from './hop.ts';
import type { ProxyStatus } from './proxy-status.ts';
import { isGatewayStatus, type StatusMeaning } from './statuses.ts';
import { noticeable, type TimingConclusion } from './timing.ts';

/** What a response reveals apart from the hop that generated it. */
export interface Hints {
  readonly reported: ProxyStatus | undefined;
  /** The cause that the page itself states. */
  readonly stated: Cause | undefined;
  readonly timing: TimingConclusion | undefined;
  readonly took: number | undefined;
  /** What the status alone means. */
  readonly meaning: StatusMeaning;
  /** See `bypassesNetwork`. */
  readonly bypassed: boolean;
}

/** Returns the three claims about a response, and what each rests on. */
export function claimsOf(facts: Facts, conclusion: Conclusion, hints: Hints): Claims {
  const [likely, basis] = causeOf(facts, conclusion, hints);
  // If the user's network cannot have generated the response, a cause specific to that network cannot be
  // right.
  const cause = hints.bypassed && faultOfCause[likely] === 'network' ? 'unknown' : likely;
  const causeBasis = cause === 'unknown' ? 'nothing' : basis;
  const fault = faultOf(facts, conclusion, [cause, causeBasis], hints);
  return {
    generatedBy: conclusion.generatedBy,
    cause,
    fault,
    basis: {
      generatedBy: conclusion.basis,
      cause: causeBasis,
      fault: faultBasisOf(fault, causeBasis, conclusion),
    },
  };
}

/**
 * Roles that leave the failing hop open. Squid looks the same in the user's network and in front of the site,
 * so do a host's edge and its servers, and a filter that did not reach the site may itself have no way out.
 */
const ambiguousRoles: ReadonlySet<Role> = new Set<Role>(['egress', 'filter', 'hosted']);

function faultBasisOf(fault: Fault, causeBasis: Basis, { product }: Conclusion): Basis {
  if (fault === 'site') return 'site-side';
  if (fault === 'unknown') return 'nothing';
  const role = product && gateways[product].role;
  const isOwn = role === 'filter' && fault === 'network';
  if (role && ambiguousRoles.has(role) && !isOwn && fault !== 'none') return 'ambiguous-role';
  // The page shows which hop failed; its headers add nothing to that (measured).
  return causeBasis === 'own-page-alone' ? 'own-page' : causeBasis;
}

/**
 * Returns the strongest: the generating hop's cause, Proxy-Status, the page's statement, the timing, the
 * status.
 */
function causeOf(
  facts: Facts,
  conclusion: Conclusion,
  { reported, stated, timing, took, meaning }: Hints,
): readonly [Cause, Basis] {
  const { cause, causeWhenSlow, basis, causeBasis = basis } = conclusion;
  const isVague = cause === 'origin-unusable' || cause === 'origin-unreachable';
  const isLimit = timing?.evidence.kind === 'waited';
  const byTiming = timing && ([timing.cause, isLimit ? 'time-limit' : 'response-time'] as const);
  if (causeWhenSlow && isVague && took !== undefined && took >= noticeable)
    return byTiming ?? [causeWhenSlow, 'response-time'];
  if (isLimit && isVague && byTiming) return byTiming;
  if (cause) return [cause, causeBasis];
  if (reported) return [reported.cause, 'proxy-status'];
  if (stated) return [stated, 'statement'];
  return byTiming ?? [meaning[0], statusBasis(facts.status)];
}

function statusBasis(status: number): Basis {
  if (isGatewayStatus(status)) return 'gateway-status';
  return status >= 500 ? 'server-error-status' : 'other-status';
}

function faultOf(
  facts: Facts,
  conclusion: Conclusion,
  [cause, causeBasis]: readonly [Cause, Basis],
  { reported, bypassed, meaning }: Hints,
): Fault {
  const { generatedBy } = conclusion;
  const [causeByStatus, faultByStatus] = meaning;
  const fault =
    conclusion.fault ??
    (reported?.cause === cause ? reported.fault : undefined) ??
    (causeByStatus === cause ? faultByStatus : undefined) ??
    faultOfCause[cause];
  // A gateway that only says that it got no usable response may itself be misconfigured. An edge stands before both.
  const isByStatus = causeBasis === 'gateway-status' || causeBasis === 'response-time';
  const isOpen = isByStatus && facts.status === 502 && fault === 'origin';
  if (generatedBy === null || generatedBy === 'origin') return isOpen ? 'site' : fault;
  if (isOpen && kindOf(generatedBy, true) !== 'edge') return 'site';
  const kind = kindOf(generatedBy, bypassed);
  // A gateway's own failure belongs to the gateway that responded, wherever it stands in the chain.
  if (fault === 'gateway' || fault === 'network' || fault === 'edge') {
    return gateways[generatedBy].role === 'egress' || fault === 'gateway' ? kind : fault;
  }
  return fault;
}
