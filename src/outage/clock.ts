import type { Outage } from './outage.ts';

/**
 * The fields of an outage, at any depth, that hold a time or a list of times, all in ms since the epoch. `arrivedAt` is
 * not one of them, because it identifies a document.
 */
const timeFields: ReadonlySet<string> = new Set([
  'since',
  'changedAt',
  'seenAt',
  'notBefore',
  'until',
  'loadSince',
  'keepTryingSince',
  'startedAt',
  'lastAttemptAt',
  'dueAt',
  'inspectAt',
  'at',
  'sent',
  'ownSent',
  'recoveredAt',
  'recoveredUntil',
]);

/**
 * Returns the outage with all its times moved back if the clock was set back since the outage last changed; otherwise
 * everything planned would be delayed by as much. The time that passed between that change and the clock change is
 * unknown, so waits may end a little late. A clock that was set forward needs no correction: it has the same effect as
 * sleep.
 */
export function withClockSetBack(outage: Outage, now: number): Outage {
  const ms = outage.changedAt - now;
  return ms > 0 ? movedBack(outage, ms) : outage;
}

function movedBack<T>(value: T, ms: number, isTime?: boolean): T;
function movedBack(value: unknown, ms: number, isTime = false): unknown {
  if (typeof value === 'number') return isTime ? value - ms : value;
  if (Array.isArray(value)) return value.map((item) => movedBack(item, ms, isTime));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [
    name,
    movedBack(field, ms, timeFields.has(name)),
  ]);
  return Object.fromEntries(fields);
}
