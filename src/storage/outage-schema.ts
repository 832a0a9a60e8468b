import type { Outage } from '../outage/outage.ts';
import { busyReasons, cautions, exclusions, runEnds, stopReasons } from '../outage/reasons.ts';
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

const tabId = count;

const page = record({
  tabId,
  documentId: orAbsent(text),
  arrivedAt: time,
  request: oneOf('safe', 'form', 'unknown'),
  status: count,
  retry: oneOf('auto', 'ask', 'never'),
  notBefore: orAbsent(time),
  caution: orAbsent(oneOf(...cautions)),
  storedAnswer: flag,
  seenAt: time,
  exclusion: orAbsent(oneOf(...exclusions)),
  busy: orAbsent(record({ reason: oneOf(...busyReasons), until: time })),
  turns: count,
  strikes: count,
  loadSince: orAbsent(time),
  selfReloads: count,
  selfReloadInterval: orAbsent(time),
  grace: count,
  gatewayFailed: flag,
  keepTryingSince: orAbsent(time),
});

const run = record({
  startedAt: time,
  attempts: count,
  lastAttemptAt: orAbsent(time),
  backoff: count,
  end: orAbsent(oneOf(...runEnds)),
});

const attempt = record({
  number: count,
  tabId,
  purpose: oneOf('retry', 'follow', 'command'),
  since: time,
});

const phase = variant('name', {
  stopped: record({ reason: oneOf(...stopReasons) }),
  scheduled: record({ dueAt: time, purpose: oneOf('retry', 'follow') }),
  checking: record({ attempt }),
  loading: record({ attempt, inspectAt: time, inspection: orAbsent(count) }),
  paused: record({ reason: oneOf(...busyReasons, 'offline'), since: time, dueAt: time }),
  ended: record({ at: time, how: oneOf('recovered', 'left', 'closed') }),
});

const outage: Shape<Outage> = record({
  version: oneOf(2),
  origin: text,
  cookieStoreId: text,
  private: flag,
  since: time,
  firstFailure: record({
    arrivedAt: time,
    status: orAbsent(count),
    cause: orAbsent(text),
    generatedBy: orAbsent(text),
  }),
  pages: listOf(page),
  run,
  phase,
  followers: listOf(tabId),
  followed: listOf(record({ tabId, at: time })),
  changedAt: time,
  lastNumber: count,
  attempts: count,
  sent: listOf(time),
  ownSent: listOf(time),
  recoveredAt: orAbsent(time),
  recoveredTabs: listOf(tabId),
  recoveredUntil: time,
});

/**
 * Reads a stored outage. Returns undefined for anything that is not an outage of this version: the failing pages are
 * found again by inspecting the open tabs, and only the run and the count of recent requests are lost.
 */
export function readOutage(stored: unknown): Outage | undefined {
  return readAs(outage, stored);
}
