import type { Diagnosis, Known } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';

/** A page of another site that loaded this recently says that the visitor's own connection works. */
const fresh = 3 * 60_000;
/** None for so long, though pages were loaded before, leaves the visitor's connection in doubt. */
const stale = 15 * 60_000;

/** What is known of the visitor's own connection, and what it rests on; nobody is asked. */
export function witnessOf(url: string, known: Known): [Diagnosis['connection'], readonly Evidence[]] {
  if (!known.online) return ['down', [{ kind: 'offline' }]];
  const others = known.witnesses?.origins.filter((origin) => !url.startsWith(`${origin}/`)) ?? [];
  if (!known.witnesses || others.length === 0) return ['unknown', []];
  const age = Math.max(0, known.now - known.witnesses.at);
  if (age <= fresh) return ['works', [{ kind: 'witnesses', value: others[0] ?? '', ms: age }]];
  return age >= stale ? ['doubtful', [{ kind: 'no-witnesses', ms: age }]] : ['unknown', []];
}
