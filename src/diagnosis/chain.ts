import type { Confidence, GeneratedBy, Hop } from './diagnosis.ts';
import type { Role } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import type { Fault, HopKind, HopState } from './hop.ts';

const kindOfRole: Readonly<Record<Role, HopKind>> = {
  cdn: 'edge',
  platform: 'gateway',
  balancer: 'gateway',
  proxy: 'gateway',
  egress: 'network',
  hosted: 'origin',
  app: 'origin',
};

const kinds: readonly HopKind[] = ['user', 'network', 'edge', 'gateway', 'origin'];

/**
 * Where a product stands in the chain. A proxy that mostly stands in the visitor's network must be the site's own gateway
 * where the network has no hand in the answer.
 *
 * @param bypassed see `bypassesNetwork`
 */
export function kindOf(id: GatewayId, bypassed: boolean): HopKind {
  const { role } = gateways[id];
  return role === 'egress' && bypassed ? 'gateway' : kindOfRole[role];
}

/**
 * Tells whether no proxy of the visitor's network can have written the answer to a URL: browsers use none for private
 * hosts, and a forward proxy only passes https on (RFC 9110, 9.3.6). One that opens TLS by a certificate of its own is
 * taken for a gateway: no answer tells the two apart.
 */
export function bypassesNetwork(url: string, privateHost: boolean): boolean {
  return privateHost || url.startsWith('https:');
}

interface Judgement {
  readonly generatedBy: GeneratedBy;
  readonly fault: Fault;
  readonly confidence: Confidence;
}

/**
 * The hops between visitor and origin, nearest the visitor first, each with what is known of its state.
 * Visitor, network and origin are always there; an edge or a gateway where one was recognised or must be.
 *
 * @param products those recognised, nearest the visitor first
 * @param page `answered`: an answer came, so that what lies before its author works
 */
export function chainOf(
  products: readonly GatewayId[],
  { generatedBy, fault, confidence }: Judgement,
  { answered, bypassed }: { readonly answered: boolean; readonly bypassed: boolean },
): readonly Hop[] {
  const bare: Omit<Hop, 'state'>[] = [];
  for (const kind of kinds) {
    const before = bare.length;
    for (const product of products) if (kindOf(product, bypassed) === kind) bare.push({ kind, product });
    const needed = kind === fault || (kind !== 'edge' && kind !== 'gateway');
    if (bare.length === before && needed) bare.push({ kind });
  }
  const author = bare.findIndex(({ kind, product }) =>
    generatedBy === 'origin' ? kind === 'origin' : product !== undefined && product === generatedBy,
  );
  // Of several hops of the failing kind the author is meant where it is one of them, else the innermost.
  const broken = bare[author]?.kind === fault ? author : bare.findLastIndex(({ kind }) => kind === fault);
  const reached = Math.max(answered ? 1 : -1, author, broken - 1);
  return bare.map(({ kind, product }, index) => {
    const state = stateOf(index);
    return product ? { kind, product, state } : { kind, state };
  });

  function stateOf(index: number): HopState {
    if (confidence === 'low') return answered && index < 2 ? 'fine' : 'unknown';
    if (index === broken) return 'broken';
    return fault === 'none' || index <= reached ? 'fine' : 'unknown';
  }
}
