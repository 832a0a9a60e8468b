import type { PastedResponse, Refusal } from '../pasted/pasted-response.ts';
import type { Message } from './message.ts';

const bytesPerMegabyte = 1024 * 1024;

/** Says why a pasted text is not explained: what was found, and what would help. */
export function refusalMessage(refusal: Refusal): Message {
  switch (refusal.kind) {
    case 'too-large':
      return {
        key: 'paste_refused_too_large',
        values: [
          { count: Math.round(refusal.size / bytesPerMegabyte) },
          { count: Math.round(refusal.limit / bytesPerMegabyte) },
        ],
      };
    case 'broken-json':
      return refusal.line === undefined
        ? { key: 'paste_refused_json' }
        : { key: 'paste_refused_json_line', values: [{ count: refusal.line }] };
    case 'unknown':
      return { key: 'paste_refused_unknown', values: [refusal.found] };
    default:
      return { key: messages[refusal.kind] };
  }
}

const messages = {
  empty: 'paste_refused_empty',
  binary: 'paste_refused_binary',
  'other-json': 'paste_refused_other_json',
  'no-entries': 'paste_refused_no_entries',
  request: 'paste_refused_request',
  'no-status': 'paste_refused_no_status',
  markup: 'paste_refused_markup',
  'too-slow': 'paste_refused_too_slow',
} as const;

/** Says the same about a page that turned out to be no error page. */
export function unrecognized({ body }: PastedResponse): Message {
  const found = body.slice(0, 60);
  return refusalMessage(found.startsWith('<') ? { kind: 'markup' } : { kind: 'unknown', found });
}
