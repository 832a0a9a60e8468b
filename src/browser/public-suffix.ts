import { browser } from './api.ts';

/**
 * Returns the registrable domain of a host; Chrome clears the cookies of the whole domain. Null for a host without one
 * (an IP address, `localhost`); undefined if the browser lacks the API (Chrome before 153, Firefox).
 */
export function registrableDomain(hostname: string): string | null | undefined {
  const { publicSuffix } = browser;
  return (
    publicSuffix &&
    (publicSuffix.getDomain(hostname, { allowUnknownSuffix: true, encoding: 'display' }) ?? null)
  );
}
