import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { GeneralSettings } from './table.ts';

/** Which setting decides over a status (0: no answer came), from and to; over others none does. */
const groups = [
  ['retryNoAnswer', 0, 0],
  ['retryGatewayErrors', 502, 504],
  ['retryCdnErrors', 520, 530],
  ['retryTooManyRequests', 429, 429],
  ['retryServerErrors', 500, 500],
] as const;

/**
 * The class of a failed page as the user narrowed or widened it. What is never retried stays so; what is retried
 * by itself may be made to ask; only a 500 may be made to be retried by itself.
 *
 * @param status 0 where no answer came
 */
export function retryAsChosen(retry: RetryClass, status: number, general: GeneralSettings): RetryClass {
  const [name] = groups.find(([, from, to]) => status >= from && status <= to) ?? [];
  if (retry === 'never' || name === undefined) return retry;
  if (!general[name]) return 'ask';
  return name === 'retryServerErrors' ? 'auto' : retry;
}
