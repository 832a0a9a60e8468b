import { plainSiteUrl } from './command-host.ts';
import { redactPath } from './redact.ts';

/** The site of a page, as inserted into shell commands. */
export interface CommandTarget {
  /** Includes the port unless it is the scheme's default. */
  readonly host: string;
  readonly name: string;
  readonly port: string;
  /** Without a query, a fragment or a path that may contain a token: commands get pasted into tickets and chats. */
  readonly url: string;
  readonly secure: boolean;
}

/** Characters of a path that have no meaning to a shell inside double quotes. */
const plainPath = /^[\w./~+,=@:-]*$/;

/** Returns the target for a page's URL; `example.com`, to be replaced by hand, if the host is not safe in a shell. */
export function commandTargetOf(url: string): CommandTarget {
  const { protocol, hostname, host, port, origin, pathname } = plainSiteUrl(url);
  const secure = protocol === 'https:';
  const path = plainPath.test(pathname) && redactPath(pathname) === pathname ? pathname : '/';
  return { host, name: hostname, port: port || (secure ? '443' : '80'), url: origin + path, secure };
}
