import { readAccessLog } from './access-log.ts';
import { readApacheLog } from './apache-log.ts';
import { readBareStatus, readBrowserError, readConsole } from './browser-text.ts';
import { readErrorPage } from './error-page.ts';
import { readHaproxyLog } from './haproxy-log.ts';
import { hasFailed } from './har.ts';
import { readHttpMessages, readVerboseCurl, readWget } from './http-messages.ts';
import { readJson } from './json-text.ts';
import { readNginxLog } from './nginx-log.ts';
import { readPanelHeaders } from './panel-headers.ts';
import {
  type Found,
  maxResponses,
  type PastedResponse,
  type Reading,
  type Refusal,
} from './pasted-response.ts';
import { readPowershell } from './powershell.ts';
import { readToolErrors } from './tool-errors.ts';

/** In the order in which they are tried: what only one form can be comes first, what may be anything last. */
const parsers: readonly ((text: string) => Found)[] = [
  readJson,
  readVerboseCurl,
  readWget,
  readPowershell,
  readHttpMessages,
  readNginxLog,
  readHaproxyLog,
  readApacheLog,
  readAccessLog,
  readConsole,
  readToolErrors,
  readBareStatus,
  readBrowserError,
  readRequest,
  readPanelHeaders,
  readErrorPage,
];

/** What a terminal colors its text with (ECMA-48, SGR), which some tools print even into a pipe. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins with the escape character.
const colors = /\u001b\[[\d;]{0,20}m/g;

/** Reads whatever a user pastes: see `parsers`. Never throws, and takes time linear in the text's length. */
export function readPasted(text: string): Reading {
  const content = text.replace(/^\uFEFF/, '').replace(colors, '');
  if (content.trim() === '') return refused({ kind: 'empty' });
  if (isBinary(content)) return refused({ kind: 'binary' });
  for (const read of parsers) {
    const found = read(content);
    if (found) return 'kind' in found ? refused(found) : inOrder(found);
  }
  const [found = ''] = content.trimStart().split('\n', 1);
  return refused({ kind: 'unknown', found: found.trim().slice(0, 60) });
}

function refused(refusal: Refusal): Reading {
  return { kind: 'refused', refusal };
}

/** Puts failures first: without a response or 5xx, then 4xx, then the rest. Each group keeps its order. */
function inOrder(found: readonly PastedResponse[]): Reading {
  const ranks: PastedResponse[][] = [[], [], []];
  for (const response of found) ranks[rankOf(response)]?.push(response);
  return { kind: 'responses', responses: ranks.flat().slice(0, maxResponses), total: found.length };
}

function rankOf(response: PastedResponse): number {
  if (!hasFailed(response)) return 2;
  return (response.status ?? 599) >= 500 ? 0 : 1;
}

/** A command or a script that only sends a request, as "Copy as cURL" and "Copy as fetch" produce. */
const request = /^\s*(?:\$ )?(?:curl (?!\()|fetch\(|Invoke-WebRequest -|\$session = New-Object )/;

function readRequest(text: string): Found {
  return request.test(text) ? { kind: 'request' } : undefined;
}

/** In characters; the beginning of a file shows what it is. */
const sampled = 4_096;

/** Returns whether the text is none: more than a few control characters, or characters that were no UTF-8. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, sampled);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a binary file has.
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g) ?? [];
  return odd.length > sample.length / 50;
}
