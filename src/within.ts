/**
 * Resolves with a promise's value, or with undefined if it has not settled after `ms`. Ignores a later rejection.
 */
export function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined))]);
}
