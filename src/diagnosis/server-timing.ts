import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';

/** The names under which edges report how long the server behind them took. */
const metric = /\b(cfOrigin|origin|upstream|proxy|app|backend)\s*;\s*dur\s*=\s*"?(\d{1,8}(?:\.\d{1,6})?)/i;

/** How long the server behind took, as the answer itself reports it (W3C Server Timing); no structured field. */
export function readServerTiming(facts: Facts): readonly Evidence[] {
  const found = metric.exec(field(facts, 'server-timing') ?? '');
  const [, name, dur] = found ?? [];
  return name && dur && Number(dur) > 0 ? [{ kind: 'server-timing', name, ms: Number(dur) }] : [];
}
