import {
  count,
  flag,
  listOf,
  oneOf,
  orAbsent,
  readAs,
  record,
  type Shape,
  text,
  number as time,
  variant,
} from '../shape.ts';
import type { Outage } from './outage.ts';
import { bars, cautions, pauseReasons, runEnds, runs, stopReasons } from './reasons.ts';

const tabId = count;

const member = record({
  tabId,
  documentId: orAbsent(text),
  arrivedAt: time,
  method: orAbsent(text),
  seenAt: time,
  retry: oneOf('auto', 'ask', 'never'),
  notBefore: orAbsent(time),
  caution: orAbsent(oneOf(...cautions)),
  bar: orAbsent(oneOf(...bars)),
  wished: flag,
  followed: flag,
});

const plan = record({
  run: oneOf(...runs),
  startedAt: time,
  attempts: count,
  backoff: count,
  end: orAbsent(oneOf(...runEnds)),
});

const flight = record({
  number: count,
  tabId,
  since: time,
  lookAt: time,
  look: orAbsent(count),
});
const look = record({ number: count, tabId, since: time });
const trying = record({ flight });
const looking = record({ look });

const phase = variant('name', {
  waiting: record({ reason: oneOf(...stopReasons) }),
  counting: record({ dueAt: time }),
  looking,
  trying,
  paused: record({
    reason: oneOf(...pauseReasons),
    tabId: orAbsent(tabId),
    since: time,
    dueAt: time,
  }),
  recovering: record({
    followers: listOf(tabId),
    step: variant('name', { resting: record({ dueAt: time }), looking, trying }),
  }),
  ended: record({ at: time, how: oneOf('back', 'left') }),
});

const outage: Shape<Outage> = record({
  version: oneOf(1),
  origin: text,
  cookieStoreId: text,
  private: flag,
  since: time,
  members: listOf(member),
  plan,
  phase,
  changedAt: time,
  lastNumber: count,
  attempts: count,
  sent: listOf(time),
  backAt: orAbsent(time),
  backTabs: listOf(tabId),
  backUntil: time,
});

/**
 * Reads a stored outage. Undefined for anything foreign, damaged or of another version: the open tabs tell
 * again what fails, and no more is lost than how often the site was asked.
 */
export function readOutage(stored: unknown): Outage | undefined {
  return readAs(outage, stored);
}
