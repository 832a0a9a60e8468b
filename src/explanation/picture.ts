import type { Hop } from '../diagnosis/diagnosis.ts';
import type { HopKind, HopState } from '../diagnosis/hop.ts';
import type { Explanation } from './explanation.ts';

/** Everything that a site puts in front of its own server is one front door to a visitor. */
const frontDoor: readonly HopKind[] = ['edge', 'gateway'];

/** The chain as a visitor reads it. A site without a front door of its own has the state of the way to it. */
export function pictureOf(chain: readonly Hop[]): Explanation['chain'] {
  const site = stateOf(chain, ['origin']);
  const door = chain.some(({ kind }) => frontDoor.includes(kind))
    ? stateOf(chain, frontDoor)
    : undoored(site);
  return [
    { name: { key: 'chain_you' }, state: stateOf(chain, ['visitor']) },
    { name: { key: 'chain_network' }, state: stateOf(chain, ['network']) },
    { name: { key: 'chain_door' }, state: door },
    { name: { key: 'chain_site' }, state: site },
  ];
}

/** Nothing is known of a door that did not show, but that the site works through it. */
function undoored(site: HopState): HopState {
  return site === 'fine' ? 'fine' : 'unknown';
}

/** Of several hops the broken one counts, then the one that is not known. */
function stateOf(chain: readonly Hop[], kinds: readonly HopKind[]): HopState {
  const states = chain.filter(({ kind }) => kinds.includes(kind)).map(({ state }) => state);
  if (states.includes('broken')) return 'broken';
  return states.includes('unknown') ? 'unknown' : 'fine';
}
