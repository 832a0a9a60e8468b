import { assumedUrl, urlIn } from './assumed-url.ts';
import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

/** Lines in which curl, wget, HTTPie and PowerShell say why there is no response. */
const errorLine =
  /^(?:curl: \(\d+\) |wget: |https?: error: |Invoke-(?:WebRequest|RestMethod) ?: |Connecting to .{1,300} failed: |Resolving .{1,300} failed: |HTTP request sent, awaiting response\.\.\. (?:No data|Read error)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ERROR \d{3}|ERROR: cannot verify )/;

/** What these lines say, with Chromium's code for the same. The first match counts. */
const errors: readonly (readonly [line: RegExp, code: string])[] = [
  [/\((?:5|97)\) |CONNECT tunnel failed|proxy after CONNECT|resolve proxy/i, 'ERR_TUNNEL_CONNECTION_FAILED'],
  [/\((?:51|58|60|77|90)\) |certificate|cannot verify|trust relationship/i, 'ERR_CERT_INVALID'],
  [/\(35\) |\bSSL\b|\bTLS\b/, 'ERR_SSL_PROTOCOL_ERROR'],
  [
    /\(6\) |resolve host|Name or service not known|nodename nor servname|getaddrinfo|could not be resolved|No such host/i,
    'ERR_NAME_NOT_RESOLVED',
  ],
  [/No route to host|Network is unreachable|Host is unreachable/i, 'ERR_ADDRESS_UNREACHABLE'],
  [/\(28\) |timed? ?out|Timeout/i, 'ERR_TIMED_OUT'],
  [/refused|\(7\) /i, 'ERR_CONNECTION_REFUSED'],
  [/\(47\) |redirects? exceeded|too many redirects/i, 'ERR_TOO_MANY_REDIRECTS'],
  [/\(52\) |No data received|Remote end closed|RemoteDisconnected/i, 'ERR_EMPTY_RESPONSE'],
  [/\((?:55|56)\) |reset by peer|closed unexpectedly|Connection aborted/i, 'ERR_CONNECTION_RESET'],
  [/\((?:1|8)\) |HTTP\/0\.9/, 'ERR_INVALID_HTTP_RESPONSE'],
  [/\((?:16|92)\) /, 'ERR_HTTP2_PROTOCOL_ERROR'],
  [/\(18\) /, 'ERR_CONTENT_LENGTH_MISMATCH'],
  [/connect to the remote server/i, 'ERR_CONNECTION_FAILED'],
];

/** Reads the error of curl, wget, HTTPie or PowerShell; of several lines, the last that says why. */
export function readToolErrors(text: string): Found {
  for (const line of [...linesOf(text)].reverse()) {
    if (!errorLine.test(line)) continue;
    const url = urlIn(text) ?? hostIn(line);
    const about = { quote: line.trim(), ...(url !== undefined && { url }) };
    const status = /(?:returned error: |ERROR )([45]\d\d)\b/.exec(line)?.[1];
    if (status) return [pasted('tool-error', { status: Number(status), ...about })];
    const error = errors.find(([pattern]) => pattern.test(line))?.[1];
    if (error) return [pasted('tool-error', { status: undefined, error, ...about })];
  }
  return undefined;
}

/** Returns the URL of the host that curl names in its error. */
function hostIn(line: string): string | undefined {
  const [, host, port] =
    /Failed to connect to (\S+) port (\d+)/.exec(line) ?? /resolve host: ([^\s;]+)/.exec(line) ?? [];
  if (!host) return undefined;
  return assumedUrl(port && port !== '443' ? `${host}:${port}` : host, '/');
}
