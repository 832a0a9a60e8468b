import type { Evidence } from './evidence.ts';
import { excerpt } from './excerpt.ts';
import type { Facts } from './facts.ts';

/** In characters. */
const maxLength = 160;

/** The members in which errors are stated: RFC 9457's first, then what common software uses. */
const members = ['detail', 'title', 'message', 'error_msg', 'error_description', 'error'];

/** Returns what a JSON response states about its error: problem details (RFC 9457), or a message. */
export function serverSays({ text, status }: Pick<Facts, 'text' | 'status'>): readonly Evidence[] {
  const stated = status >= 400 && text.startsWith('{') ? statementIn(text) : undefined;
  return stated ? [{ kind: 'server-says', value: excerpt(stated, maxLength) }] : [];
}

function statementIn(text: string): string | undefined {
  try {
    const problem: Record<string, unknown> & { readonly error?: unknown } = JSON.parse(text);
    const values = members.map((name) => problem[name]);
    // Some nest them: {"error": {"message": …}}.
    const { message: nested }: { readonly message?: unknown } = Object(problem.error);
    return [...values, nested].find((value): value is string => typeof value === 'string' && value !== '');
  } catch {
    // No JSON, or truncated.
    return undefined;
  }
}

/** In characters; a longer page is more than a message, and only its headings are quoted. */
const longestMessage = 400;

/** A page that says no more than its status: "502 Bad Gateway", "Error 503". */
const onlyStatus = /^(?:(?:http|error|status|code)[ :]{0,3}){0,3}\d{3}[ :.-]{0,3}[a-z' -]{0,40}\.?$/i;

/** Returns what a page says that nothing else is known about, unless that is only its status. */
export function pageSays({ status, title, headings, mainText }: Facts): readonly Evidence[] {
  const text = (mainText.length > longestMessage ? headings : mainText.replace(title, '')).trim();
  const isMessage = /\s/.test(text) && !text.startsWith('{') && !onlyStatus.test(text);
  return status >= 400 && isMessage ? [{ kind: 'page-says', value: excerpt(text, maxLength) }] : [];
}
