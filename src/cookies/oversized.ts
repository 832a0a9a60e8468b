import type { Diagnosis } from '../diagnosis/diagnosis.ts';

/** Statuses with which servers refuse too many cookies; 520: Cloudflare, for an origin that does. */
const statuses: readonly (number | undefined)[] = [400, 431, 494, 520];

/**
 * Returns whether a page failed, or may have failed, because of the size of its cookies. `possible`: its status has
 * this cause among others.
 */
export function oversizedCookies({
  cause,
  evidence,
  status,
}: Pick<Diagnosis, 'cause' | 'evidence' | 'status'>): 'likely' | 'possible' | undefined {
  if (cause === 'header-too-large' || evidence.some(({ kind }) => kind === 'large-cookies')) return 'likely';
  return statuses.includes(status) ? 'possible' : undefined;
}
