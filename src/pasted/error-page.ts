import { readBodyContent } from '../diagnosis/body-content.ts';
import { statedStatus } from '../diagnosis/stated-status.ts';
import { type Found, maxBody, pasted } from './pasted-response.ts';

/** In characters. A longer text without markup is no error page. */
const maxText = 2_000;

/**
 * Reads a failed page without its head: its HTML, or the text that a user copied from it. Whether it is one at all, only
 * the diagnosis shows where the page states no status.
 */
export function readErrorPage(text: string): Found {
  const body = text.replace(/^\uFEFF?\s*(?:Invoke-\w+ ?:)?\s*/, '').slice(0, maxBody);
  const isMarkup = body.startsWith('<');
  if (!isMarkup && text.length > maxText) return undefined;
  const { title, text: shown } = readBodyContent(body);
  const status = statedStatus(title, shown) || undefined;
  if (status !== undefined || mayBeErrorPage(`${title} ${shown}`)) return [pasted('page', { status, body })];
  return isMarkup ? { kind: 'markup' } : undefined;
}

/** Words of error pages that state no status. */
const words =
  /\b(?:error|upstream|unavailable|gateway|time-?out|maintenance|denied|blocked|forbidden|captcha|service|server|host|domain)\b/i;

function mayBeErrorPage(text: string): boolean {
  return text.length < maxText && words.test(text);
}
