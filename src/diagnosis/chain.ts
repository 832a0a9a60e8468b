import type { Confidence, Fault, Hop, HopKind, HopState, Speaker } from './diagnosis.ts';
import type { Role } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';

const kindOfRole: Readonly<Record<Role, HopKind>> = {
  cdn: 'edge',
  platform: 'gateway',
  balancer: 'gateway',
  proxy: 'gateway',
  egress: 'network',
  hosted: 'origin',
  app: 'origin',
};

const kinds: readonly HopKind[] = ['visitor', 'network', 'edge', 'gateway', 'origin'];

/** Where a product stands in the chain. */
export function kindOf(id: GatewayId): HopKind {
  return kindOfRole[gateways[id].role];
}

/**
 * The hops between visitor and origin, nearest the visitor first, each with what is known of its state.
 * Visitor, network and origin are always there; an edge or a gateway where one was recognised or must be.
 *
 * @param products those recognised, nearest the visitor first
 * @param answered an answer came: what lies before its author passed it on, so it works
 */
export function chainOf(
  products: readonly GatewayId[],
  verdict: { readonly speaker: Speaker; readonly fault: Fault; readonly confidence: Confidence },
  answered: boolean,
): readonly Hop[] {
  const bare = kinds.flatMap((kind): { kind: HopKind; product?: GatewayId }[] => {
    const named = products.filter((id) => kindOf(id) === kind);
    if (named.length > 0) return named.map((product) => ({ kind, product }));
    const needed = kind !== 'edge' && (kind !== 'gateway' || verdict.fault === 'gateway');
    return needed || verdict.fault === kind ? [{ kind }] : [];
  });
  const broken = bare.findLastIndex(({ kind }) => kind === verdict.fault);
  const author =
    verdict.speaker === 'origin'
      ? bare.length - 1
      : bare.findIndex(({ product }) => product !== undefined && product === verdict.speaker);
  const stateOf = (index: number): HopState => {
    if (verdict.confidence === 'low') return answered && index < 2 ? 'fine' : 'unknown';
    if (index === broken) return 'broken';
    if (verdict.fault === 'none') return 'fine';
    const reached = Math.max(answered ? 1 : -1, author, broken - 1);
    return index <= reached ? 'fine' : 'unknown';
  };
  return bare.map((hop, index) => ({ ...hop, state: stateOf(index) }));
}
