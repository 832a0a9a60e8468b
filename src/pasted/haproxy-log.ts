import { inferredResponse } from './log-failure.ts';
import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

/** `option httplog` (HAProxy's configuration manual, "HTTP log format"). */
const logLine =
  /\S+:\d+ \[\d\d\/\w{3}\/[\d:.]+\] (?<logged>\S+ [^\s/]+\/(?<server>\S+) (?<timers>-?\d+\/-?\d+\/-?\d+\/-?\d+)\/\+?(?<total>\d+) (?<status>\d{3}) \+?\d+ \S+ \S+ (?<state>\S{4}) \S+ \S+ (?:\{[^{}]*\} ){0,2}"(?<request>[^"]*)"?)/;

/**
 * The first two letters of the termination state (configuration manual, "Session state at disconnection"), with the
 * error's type (RFC 9209, 2.3). Without a type, HAProxy relayed what the server sent.
 */
const terminationStates: Readonly<Record<string, string>> = {
  SC: 'connection_refused',
  sC: 'connection_timeout',
  SH: 'connection_terminated',
  sH: 'http_response_timeout',
  PH: 'http_protocol_error',
  sQ: 'connection_limit_reached',
  SQ: 'destination_unavailable',
  PR: 'http_request_denied',
  cR: 'http_request_error',
  CR: 'http_request_error',
  RC: 'proxy_internal_error',
  IC: 'proxy_internal_error',
  IH: 'proxy_internal_error',
  IR: 'proxy_internal_error',
};

/** Reads lines of HAProxy's HTTP log. */
export function readHaproxyLog(text: string): Found {
  const found = linesOf(text).flatMap((line) => {
    const groups = logLine.exec(line)?.groups;
    if (!groups) return [];
    const { logged = line, server, timers = '', total, state = '', request = '' } = groups;
    const status = Number(groups.status);
    const type =
      server === '<NOSRV>' && state.startsWith('SC')
        ? 'destination_unavailable'
        : terminationStates[state.slice(0, 2)];
    const [method = '', path = ''] = request.split(' ');
    const waits = timers.split('/').map(Number);
    const isAnswered = waits.every((wait) => wait >= 0);
    return pasted('haproxy-log', {
      status,
      quote: logged,
      timeToFirstByte: isAnswered ? waits.reduce((sum, wait) => sum + wait, 0) : Number(total),
      ...(type && { inferred: inferredResponse('haproxy', status, type) }),
      ...(/^[A-Z]+$/.test(method) && { method }),
      ...(path.startsWith('/') && { path }),
    });
  });
  return found.length > 0 ? found : undefined;
}
