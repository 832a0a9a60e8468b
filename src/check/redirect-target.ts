import { isPrivateHost } from '../navigation/private-host.ts';
import { parseWebUrl } from '../navigation/url.ts';
import type { CheckTarget } from './check-target.ts';

/**
 * Where a redirect leads. `itself`: to the same host; `sibling`: to the same name with or without `www.`; `network`: to
 * a page of the user's own network.
 */
export type LeadsTo = 'itself' | 'sibling' | 'elsewhere' | 'network';

/** What only the pages on which networks ask their users to sign in are called. Sites have sign-in pages of their own. */
const portalName = /^(?:captive|(?:captive-?)?portal|hotspot|wi-?fi|wlan|splash)$/i;

/** Returns where a `Location` leads, and to which host; undefined if it is no URL of a web page. */
export function whereItLeads(
  location: string,
  from: string,
  { front, sibling }: Pick<CheckTarget, 'front' | 'sibling'>,
): { readonly to: LeadsTo; readonly host: string } | undefined {
  const to = URL.canParse(location, from) ? parseWebUrl(new URL(location, from).href) : undefined;
  const source = parseWebUrl(from);
  if (!to || !source) return undefined;
  const { host, hostname } = to;
  if (hostname === source.hostname) return { to: 'itself', host };
  if ([front, sibling].some((url) => url && parseWebUrl(url)?.hostname === hostname))
    return { to: 'sibling', host };
  if (isPrivateHost(from)) return { to: 'elsewhere', host };
  // Only without TLS can the network answer in the site's name, and it would not name the site's own domain.
  const isPortal =
    source.protocol === 'http:' &&
    domainOf(hostname) !== domainOf(source.hostname) &&
    `${hostname}${to.pathname}`.split(/[./]/).some((word) => portalName.test(word));
  return { to: isPrivateHost(to.href) || isPortal ? 'network' : 'elsewhere', host };
}

/** Returns the last two labels of a name: all names of a site share them, and at worst those of several sites. */
function domainOf(hostname: string): string {
  return hostname.split('.').filter(Boolean).slice(-2).join('.');
}
