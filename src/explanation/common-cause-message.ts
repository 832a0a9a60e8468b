import type { CommonCause } from '../diagnosis/common-cause.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';
import { productName } from './product-names.ts';

/** Returns what other sites that failed at the same time share, and that the problem may be there. */
export function commonCauseMessage({ edge, failed, working, certainty }: CommonCause): Message {
  const values = [productName(edge), { count: failed }, { plural: working }];
  return { key: `common_cause_${certainty}`, values };
}

/**
 * Returns the chain as a common cause leaves it: a front door that is under suspicion is not drawn as working, nor the
 * site as broken if the front door is the likelier cause. The diagnosis, which rests on this page alone, stays the same.
 */
export function chainInDoubt(
  chain: Explanation['chain'],
  commonCause: CommonCause | undefined,
): Explanation['chain'] {
  const [you, network, door, site] = chain;
  if (!commonCause || door.state === 'broken') return chain;
  const isSiteInDoubt = commonCause.certainty === 'probable' && site.state === 'broken';
  return [you, network, { ...door, state: 'unknown' }, isSiteInDoubt ? { ...site, state: 'unknown' } : site];
}
