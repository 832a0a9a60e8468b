import * as v from 'valibot';
import type { Outage } from './outage.ts';
import { bars, cautions, pauseReasons, runEnds, runs, stopReasons } from './reasons.ts';

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
// JSON leaves out what is undefined, so an absent field reads as undefined.
const orAbsent = <T extends v.GenericSchema>(schema: T) => v.optional(schema, () => undefined);

const member = v.object({
  tabId: v.number(),
  documentId: orAbsent(v.string()),
  arrivedAt: time,
  method: orAbsent(v.string()),
  seenAt: time,
  retry: v.picklist(['auto', 'ask', 'never']),
  notBefore: orAbsent(time),
  caution: orAbsent(v.picklist(cautions)),
  bar: orAbsent(v.picklist(bars)),
  wished: v.boolean(),
  followed: v.boolean(),
});

const plan = v.object({
  run: v.picklist(runs),
  startedAt: time,
  attempts: count,
  backoff: count,
  end: orAbsent(v.picklist(runEnds)),
});

const flight = v.object({
  number: count,
  tabId: v.number(),
  since: time,
  lookAt: time,
  look: orAbsent(count),
});
const look = v.object({ number: count, tabId: v.number(), since: time });
const trying = v.object({ name: v.literal('trying'), flight });
const looking = v.object({ name: v.literal('looking'), look });

const phase = v.variant('name', [
  v.object({ name: v.literal('waiting'), reason: v.picklist(stopReasons) }),
  v.object({ name: v.literal('counting'), dueAt: time }),
  looking,
  trying,
  v.object({
    name: v.literal('paused'),
    reason: v.picklist(pauseReasons),
    tabId: orAbsent(v.number()),
    since: time,
    dueAt: time,
  }),
  v.object({
    name: v.literal('recovering'),
    followers: v.array(v.number()),
    step: v.variant('name', [v.object({ name: v.literal('resting'), dueAt: time }), looking, trying]),
  }),
  v.object({ name: v.literal('ended'), at: time, how: v.picklist(['back', 'left']) }),
]);

const schema: v.GenericSchema<unknown, Outage> = v.object({
  version: v.literal(1),
  origin: v.string(),
  cookieStoreId: v.string(),
  private: v.boolean(),
  since: time,
  members: v.array(member),
  plan,
  phase,
  changedAt: time,
  lastNumber: count,
  attempts: count,
  sent: v.array(time),
  backAt: orAbsent(time),
  backTabs: v.array(v.number()),
  backUntil: time,
});

/**
 * Reads a stored outage. Undefined for anything foreign, damaged or of another version: the open tabs tell
 * again what fails, and no more is lost than how often the site was asked.
 */
export function readOutage(stored: unknown): Outage | undefined {
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : undefined;
}
