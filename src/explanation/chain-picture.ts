import { isOpenWithinSite, isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis, Hop } from '../diagnosis/diagnosis.ts';
import type { HopKind, HopState } from '../diagnosis/hop.ts';
import type { Explanation, Link } from './explanation.ts';
import { productName } from './product-names.ts';

/** The hops that users see as one front door: everything that a site places in front of its origin. */
const frontDoor: readonly HopKind[] = ['edge', 'gateway'];

/**
 * Returns the chain as users see it: You · Your network · Front door · Website. With low confidence no product is
 * named.
 */
export function chainPictureOf({
  chain,
  fault,
  ...claims
}: Pick<Diagnosis, 'chain' | 'fault' | 'confidence' | 'basis'>): Explanation['chain'] {
  const drawn = (...kinds: HopKind[]) =>
    linkOf(
      chain.filter(({ kind }) => kinds.includes(kind)),
      !isUnsure(claims),
    );
  const site = drawn('origin');
  const hasFrontDoor = chain.some(({ kind }) => frontDoor.includes(kind));
  // A front door that left no trace is known to work only if the origin was reached.
  const door = hasFrontDoor
    ? drawn(...frontDoor)
    : { state: site.state === 'fine' ? site.state : ('unknown' as const) };
  return [
    { name: { key: 'chain_you' }, ...drawn('user') },
    { name: { key: 'chain_network' }, ...drawn('network') },
    {
      name: { key: 'chain_door' },
      ...door,
      ...(isOpenWithinSite({ fault, ...claims }) && { state: 'unknown' as const }),
    },
    { name: { key: 'chain_site' }, ...site },
  ];
}

/** Returns the chain with every hop in the same state. */
export function uniformChain(state: HopState): Explanation['chain'] {
  return [
    { name: { key: 'chain_you' }, state },
    { name: { key: 'chain_network' }, state },
    { name: { key: 'chain_door' }, state },
    { name: { key: 'chain_site' }, state },
  ];
}

/** Merges several hops into one link: a broken hop takes precedence, then an unknown one, then the first. */
function linkOf(hops: readonly Hop[], named: boolean): Omit<Link, 'name'> {
  const byState = (wanted: HopState) => hops.find(({ state }) => state === wanted);
  const { state = 'fine', product } = byState('broken') ?? byState('unknown') ?? hops[0] ?? {};
  return product && named ? { state, product: productName(product) } : { state };
}
