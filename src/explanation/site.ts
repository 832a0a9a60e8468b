import { redactPath } from './redact.ts';

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

/** What a host may hold beside letters: URLs allow more, down to the shell's own `$(…)`. */
const plainHost = /^[\w.:[\]-]+$/;

/** Characters of a path that mean nothing to a shell inside double quotes. */
const plainPath = /^[\w./~+,=@:-]*$/;

const nobody = new URL('https://example.com/');

/** The site of a URL; that of `example.com`, for the reader to replace, where there is none or a shell could trip over it. */
export function siteOf(url: string): Site {
  const { protocol, hostname, host, port, origin, pathname } = read(url) ?? nobody;
  const secure = protocol === 'https:';
  const path = plainPath.test(pathname) && redactPath(pathname) === pathname ? pathname : '/';
  return { host, name: hostname, port: port || (secure ? '443' : '80'), url: origin + path, secure };
}

function read(url: string): URL | undefined {
  const parsed = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  return parsed && plainHost.test(parsed.host) ? parsed : undefined;
}
