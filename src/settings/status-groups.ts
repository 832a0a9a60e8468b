import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { GeneralSettings } from './table.ts';

/** The setting for each range of statuses, as [name, first, last]. Status 0: the browser received no response. */
const groups = [
  ['retryNoAnswer', 0, 0],
  ['retryGatewayErrors', 502, 504],
  ['retryCdnErrors', 520, 530],
  ['retryTooManyRequests', 429, 429],
  ['retryServerErrors', 500, 500],
] as const;

/**
 * Returns the retry class of a failed page after the user's settings are applied. `never` cannot be changed, `auto` can
 * be reduced to `ask`, and only a 500 can be raised to `auto`.
 *
 * @param status 0 if the browser received no response
 */
export function effectiveRetryClass(retry: RetryClass, status: number, general: GeneralSettings): RetryClass {
  const [name] = groups.find(([, from, to]) => status >= from && status <= to) ?? [];
  if (retry === 'never' || name === undefined) return retry;
  if (!general[name]) return 'ask';
  return name === 'retryServerErrors' ? 'auto' : retry;
}
