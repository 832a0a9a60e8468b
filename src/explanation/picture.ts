import type { Diagnosis, Hop } from '../diagnosis/diagnosis.ts';
import type { HopKind, HopState } from '../diagnosis/hop.ts';
import type { Explanation, Link } from './explanation.ts';
import { products } from './products.ts';

/** Everything that a site puts in front of its own server is one front door to a visitor. */
const frontDoor: readonly HopKind[] = ['edge', 'gateway'];

/**
 * The chain as a visitor reads it. A site without a front door of its own has the state of the way to it. Low
 * confidence names no product.
 */
export function pictureOf({
  chain,
  confidence,
}: Pick<Diagnosis, 'chain' | 'confidence'>): Explanation['chain'] {
  const drawn = (...kinds: HopKind[]) =>
    linkOf(
      chain.filter(({ kind }) => kinds.includes(kind)),
      confidence !== 'low',
    );
  const site = drawn('origin');
  const doored = chain.some(({ kind }) => frontDoor.includes(kind));
  // Nothing is known of a door that did not show, but that the site works through it.
  const door = doored
    ? drawn(...frontDoor)
    : { state: site.state === 'fine' ? site.state : ('unknown' as const) };
  return [
    { name: { key: 'chain_you' }, ...drawn('user') },
    { name: { key: 'chain_network' }, ...drawn('network') },
    { name: { key: 'chain_door' }, ...door },
    { name: { key: 'chain_site' }, ...site },
  ];
}

/** Of several hops the broken one counts, then the one that is not known, then the first. */
function linkOf(hops: readonly Hop[], named: boolean): Omit<Link, 'name'> {
  const byState = (wanted: HopState) => hops.find(({ state }) => state === wanted);
  const { state = 'fine', product } = byState('broken') ?? byState('unknown') ?? hops[0] ?? {};
  return product && named ? { state, product: products[product].name } : { state };
}
