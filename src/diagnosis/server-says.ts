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
