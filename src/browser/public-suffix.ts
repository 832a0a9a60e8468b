import { browser } from './api.ts';

/**
 * The registrable domain that a host is under, to whose whole breadth Chrome widens a clearing of cookies. Null for a
 * host that has none above itself (an address, `localhost`); undefined where the browser does not tell (before 153).
 */
export function registrableDomain(hostname: string): string | null | undefined {
  const { publicSuffix } = browser;
  return (
    publicSuffix &&
    (publicSuffix.getDomain(hostname, { allowUnknownSuffix: true, encoding: 'display' }) ?? null)
  );
}
