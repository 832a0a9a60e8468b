import type { Claims, Hop } from './diagnosis.ts';
import type { Role } from './gateways/gateway.ts';
import { type GatewayId, gateways } from './gateways.ts';
import type { HopKind, HopState } from './hop.ts';
import { type Finding, isInPage } from './recognize.ts';

const kindOfRole: Readonly<Record<Role, HopKind>> = {
  cdn: 'edge',
  platform: 'gateway',
  balancer: 'gateway',
  proxy: 'gateway',
  egress: 'network',
  filter: 'network',
  hosted: 'origin',
  app: 'origin',
};

const kinds: readonly HopKind[] = ['user', 'network', 'edge', 'gateway', 'origin'];

/**
 * Returns where a product stands in the chain. A proxy that is usually part of the user's network must be the
 * site's own gateway if that network cannot have generated the response.
 *
 * @param bypassed see `bypassesNetwork`
 */
export function kindOf(id: GatewayId, bypassed: boolean): HopKind {
  const { role } = gateways[id];
  return role === 'egress' && bypassed ? 'gateway' : kindOfRole[role];
}

/**
 * Returns whether no proxy in the user's network can have generated the response for a URL, unless it
 * intercepts TLS: browsers use no proxy for private hosts, and a forward proxy only tunnels https (RFC 9110,
 * 9.3.6).
 */
export function bypassesNetwork(url: string, privateHost: boolean): boolean {
  return privateHost || url.startsWith('https:');
}

/**
 * Returns the products that the response really shows. In https, signs of the user's network are not believed,
 * unless that network intercepts TLS, which its own page or its name as the server shows.
 *
 * @param bypassed see `bypassesNetwork`
 */
export function believable(findings: readonly Finding[], bypassed: boolean): readonly Finding[] {
  return bypassed
    ? findings.filter((one) => gateways[one.id].role !== 'filter' || intercepts(one))
    : findings;
}

/** Returns whether a product shows that the user's network intercepts TLS. */
export function intercepts({ id, named, generated }: Finding): boolean {
  const isFilter = gateways[id].role === 'filter';
  return isFilter
    ? named || generated.some(([, match]) => isInPage(match))
    : generated.some(([rule]) => rule.intercepts);
}

/**
 * Returns the hops from user to origin with their states. User, network and origin are always included; an
 * edge or a gateway is included if one was recognized or is at fault.
 *
 * @param products the recognized products, nearest the user first
 * @param path `answered`: a response arrived, so every hop before the one that generated it works; `bypassed`: see
 *   `bypassesNetwork`; `networkWorks`: something else shows it, such as another site that loaded
 */
export function chainOf(
  products: readonly GatewayId[],
  { generatedBy, fault, isUnsure }: Pick<Claims, 'generatedBy' | 'fault'> & { readonly isUnsure: boolean },
  {
    answered,
    bypassed,
    networkWorks,
  }: { readonly answered: boolean; readonly bypassed: boolean; readonly networkWorks: boolean },
): readonly Hop[] {
  const hops: Omit<Hop, 'state'>[] = [];
  // Of the site's own hops, the origin fails most often.
  const failed = fault === 'site' ? 'origin' : fault;
  for (const kind of kinds) {
    const before = hops.length;
    for (const product of products) if (kindOf(product, bypassed) === kind) hops.push({ kind, product });
    const needed = kind === failed || (kind !== 'edge' && kind !== 'gateway');
    if (hops.length === before && needed) hops.push({ kind });
  }
  const generator = hops.findIndex(({ kind, product }) =>
    generatedBy === 'origin' ? kind === 'origin' : product !== undefined && product === generatedBy,
  );
  // Among several hops of the failing kind, the generating hop is broken if it is one of them, else the
  // innermost.
  const broken =
    hops[generator]?.kind === failed ? generator : hops.findLastIndex(({ kind }) => kind === failed);
  // Without TLS, anything in the user's network may have generated a response that shows no product beyond it.
  const isFromBeyond =
    hops[generator]?.kind !== 'network' &&
    (generator >= 0 || hops.some(({ kind, product }) => product && kind !== 'network'));
  const passed = answered ? Number(networkWorks || isFromBeyond) : -1;
  const reached = Math.max(passed, generator, passed > 0 || !answered ? broken - 1 : -1);
  return hops.map(({ kind, product }, index) => {
    const state = stateOf(index);
    return product ? { kind, product, state } : { kind, state };
  });

  function stateOf(index: number): HopState {
    if (isUnsure) return index <= passed ? 'fine' : 'unknown';
    if (index === broken) return 'broken';
    // What a hop answers on its own, such as a check, shows nothing of the hops behind it.
    const isPassed = index <= reached || (fault === 'none' && generator < 0);
    // A proxy of this kind may stand in the user's network or in front of the site.
    const isOpen = index === generator && hops[index]?.kind === 'network';
    return isPassed && !isOpen ? 'fine' : 'unknown';
  }
}
