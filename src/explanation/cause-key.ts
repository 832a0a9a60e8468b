import type { Cause } from '../diagnosis/causes.ts';

type Snake<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : S;

/** A cause as it stands in message keys, which may hold no hyphen; typed, so that a missing text does not compile. */
export function causeKey(cause: Cause): Snake<Cause> {
  return cause.replaceAll('-', '_') as Snake<Cause>;
}
