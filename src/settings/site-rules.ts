import { isPrivateHost } from '../navigation/private-host.ts';
import { originOf } from '../navigation/url.ts';
import { isRecord } from './migrations.ts';
import { type RetryMode, retryModes } from './table.ts';

/** The mode of single sites by origin; browsing habits, so they live in `storage.local` only. */
export type SiteRules = Readonly<Record<string, RetryMode>>;

export function isRetryMode(value: unknown): value is RetryMode {
  return retryModes.includes(value as RetryMode);
}

/** The rules among what is stored that are usable; all others are left out. */
export function readSiteRules(rules: unknown): SiteRules {
  if (!isRecord(rules)) return {};
  return Object.fromEntries(
    Object.entries(rules).filter(
      (rule): rule is [string, RetryMode] => originOf(rule[0]) === rule[0] && isRetryMode(rule[1]),
    ),
  );
}

/**
 * The origin that somebody means who types an address, with or without its scheme; undefined where it is none.
 * Without a scheme a public site is taken for https, and a private host for http, as developers' servers are.
 */
export function originMeant(typed: string): string | undefined {
  const address = typed.trim();
  if (address === '' || /[\s*]/.test(address)) return undefined;
  if (/^https?:\/\//i.test(address)) return originOf(address);
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(address)) return undefined;
  return originOf(`${isPrivateHost(`http://${address}`) ? 'http' : 'https'}://${address}`);
}
