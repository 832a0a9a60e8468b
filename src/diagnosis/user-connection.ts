import type { Diagnosis, DiagnosisContext } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';

/** In ms. A page of another site that loaded within this time shows that the user's own connection works. */
const fresh = 3 * 60_000;
/**
 * In ms. If no other site has loaded for this long, although pages had loaded before, the connection is in
 * doubt.
 */
const stale = 15 * 60_000;

interface Connection {
  readonly connection: Diagnosis['connection'];
  readonly evidence: readonly Evidence[];
}

const unknown: Connection = { connection: 'unknown', evidence: [] };

/** Returns the state of the user's own connection, and the evidence for it, from local records alone. */
export function connectionOf(url: string, { now, online, recentSuccesses }: DiagnosisContext): Connection {
  if (!online) return { connection: 'down', evidence: [{ kind: 'offline' }] };
  const isOther = (origin: string) => !url.startsWith(`${origin}/`);
  if (!recentSuccesses?.origins.some(isOther)) return unknown;
  const age = Math.max(0, now - recentSuccesses.at);
  if (age <= fresh) return { connection: 'works', evidence: [{ kind: 'recent-success', ms: age }] };
  if (age >= stale) return { connection: 'doubtful', evidence: [{ kind: 'no-recent-success', ms: age }] };
  return unknown;
}
