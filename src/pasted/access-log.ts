import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

/** The common and the combined log format, which nginx, Apache httpd, Caddy's and other servers share. */
const logLine =
  /\S+ \S+ \S+ \[\d\d\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4}\] "(?<method>[A-Z]+) (?<path>\S+)(?: HTTP\/[\d.]+)?" (?<status>[1-5]\d\d) (?:\d+|-)(?: "[^"]*" "[^"]*")?/;

/** Reads lines of an access log. They name neither the host nor a reason. */
export function readAccessLog(text: string): Found {
  const found = linesOf(text).flatMap((line) => {
    const match = logLine.exec(line);
    const { method = '', path = '', status } = match?.groups ?? {};
    if (!match) return [];
    const quote = `"${method} ${path}" ${status}`;
    return pasted('access-log', { status: Number(status), method, path, quote });
  });
  return found.length > 0 ? found : undefined;
}
