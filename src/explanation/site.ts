import { redactPath } from './redact.ts';
import { plainSiteUrl } from './site-host.ts';

/** A page's site as it stands in commands. */
export interface Site {
  /** With its port where that is not the scheme's own. */
  readonly host: string;
  readonly name: string;
  readonly port: string;
  /** Without query, fragment and any path that may hold a token, for commands are copied into tickets and chats. */
  readonly url: string;
  readonly secure: boolean;
}

/** Characters of a path that mean nothing to a shell inside double quotes. */
const plainPath = /^[\w./~+,=@:-]*$/;

/** The site of a URL; that of `example.com`, for the reader to replace, where there is none or a shell could trip over it. */
export function siteOf(url: string): Site {
  const { protocol, hostname, host, port, origin, pathname } = plainSiteUrl(url);
  const secure = protocol === 'https:';
  const path = plainPath.test(pathname) && redactPath(pathname) === pathname ? pathname : '/';
  return { host, name: hostname, port: port || (secure ? '443' : '80'), url: origin + path, secure };
}
