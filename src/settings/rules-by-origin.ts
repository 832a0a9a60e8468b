import { isPrivateHost } from '../navigation/private-host.ts';
import { originOf } from '../navigation/url.ts';
import { oneOf, readAs, that, validEntries } from '../shape.ts';
import { type RetryMode, retryModes } from './table.ts';

/**
 * The retry modes of single sites, by origin. They reveal browsing habits, so they are stored in `storage.local` only.
 */
export type SiteRules = Readonly<Record<string, RetryMode>>;

export function isRetryMode(value: unknown): value is RetryMode {
  return retryModes.includes(value as RetryMode);
}

const siteRules = validEntries(
  that<string>((origin) => originOf(origin as string) === origin),
  oneOf(...retryModes),
);

/** Returns the valid rules of an untrusted value and drops all others. */
export function readSiteRules(rules: unknown): SiteRules {
  return readAs(siteRules, rules) ?? {};
}

/**
 * Returns the origin of an address as the user typed it; undefined if it is not the address of a website. Without a
 * scheme, private hosts are assumed to use http, as development servers do, and all others https.
 */
export function originFromInput(typed: string): string | undefined {
  const address = typed.trim();
  if (address === '' || /[\s*]/.test(address)) return undefined;
  if (/^https?:\/\//i.test(address)) return originOf(address);
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(address)) return undefined;
  return originOf(`${isPrivateHost(`http://${address}`) ? 'http' : 'https'}://${address}`);
}
