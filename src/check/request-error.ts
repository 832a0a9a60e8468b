import { causeOfCode } from '../diagnosis/browser-error-codes.ts';
import type { Cause } from '../diagnosis/causes.ts';

/** How long a check waits for each response, in ms. */
export const requestLimit = 10_000;

/** The error code of a request without a response within `requestLimit`. */
export const timeLimitCode = 'TIMED_OUT';

/**
 * Returns the cause of a request's error. Firefox reports the errors of TLS in words, in the user's language (measured
 * in 153); in most languages the word for a certificate comes from the same root.
 */
export function causeOfRequestError(code: string): Cause {
  if (!/\s/.test(code)) return causeOfCode(code);
  return /[cz]erti[fg]/i.test(code) ? 'certificate-bad' : 'tls-failed';
}
