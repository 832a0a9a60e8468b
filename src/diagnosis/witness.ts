import type { Diagnosis, Known } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';

/** A page of another site that loaded this recently says that the visitor's own connection works. */
const fresh = 3 * 60_000;
/** None for so long, though pages were loaded before, leaves the visitor's connection in doubt. */
const stale = 15 * 60_000;

interface Testimony {
  readonly connection: Diagnosis['connection'];
  readonly evidence: readonly Evidence[];
}

const silent: Testimony = { connection: 'unknown', evidence: [] };

/** What is known of the visitor's own connection, and what it rests on; nobody is asked. */
export function connectionOf(url: string, { now, online, recentSuccesses }: Known): Testimony {
  if (!online) return { connection: 'down', evidence: [{ kind: 'offline' }] };
  const isOther = (origin: string) => !url.startsWith(`${origin}/`);
  if (!recentSuccesses?.origins.some(isOther)) return silent;
  const age = Math.max(0, now - recentSuccesses.at);
  if (age <= fresh) return { connection: 'works', evidence: [{ kind: 'recent-success', ms: age }] };
  if (age >= stale) return { connection: 'doubtful', evidence: [{ kind: 'no-recent-success', ms: age }] };
  return silent;
}
