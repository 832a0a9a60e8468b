import type { RetryMode } from '../settings/settings.ts';
import type { Failure } from './event.ts';
import type { Member, Outage, Plan, StopReason } from './outage.ts';

/** Methods that may be sent again without asking (RFC 9110, 9.2.2, narrowed to what a page load can be). */
const repeatable: readonly string[] = ['GET', 'HEAD'];

/** A page that answers a form: to send it again could matter, so it is never reloaded. */
export function isForm({ method }: Pick<Member, 'method'>): boolean {
  return method !== undefined && !repeatable.includes(method);
}

/** Why a run may not reload this page; undefined where it may. */
export function holdOf(member: Member, plan: Plan, mode: RetryMode): StopReason | undefined {
  if (isForm(member)) return 'form';
  if (member.bar !== undefined) return member.bar;
  if (member.retry === 'never') return 'never-retried';
  if (mode === 'never') return 'switched-off';
  const caution = member.method === undefined ? 'method-unknown' : member.caution;
  if (plan.run === 'keep-trying') {
    // The wish is for the site, so it covers what is true of the whole site; the rest is this page's own.
    return member.wished || caution === 'private-host' ? undefined : caution;
  }
  if (caution !== undefined) return caution;
  return mode === 'ask' || member.retry === 'ask' ? 'only-when-asked' : undefined;
}

/** The member seen last, or the later one of two that were seen at once; undefined if there are none. */
export function lastSeen(members: readonly Member[]): Member | undefined {
  return members.reduce<Member | undefined>(
    (latest, member) => (latest !== undefined && latest.seenAt > member.seenAt ? latest : member),
    undefined,
  );
}

/** The page that is reloaded on behalf of all: of those a run may reload the one seen last. */
export function leaderOf({ members, plan }: Outage, mode: RetryMode): Member | undefined {
  return lastSeen(members.filter((member) => holdOf(member, plan, mode) === undefined));
}

/** Until when the failing pages ask not to be loaded again, in ms since the epoch; 0 if none does. */
export function notBeforeOf(members: readonly Member[]): number {
  return members.reduce((latest, { notBefore }) => Math.max(latest, notBefore ?? 0), 0);
}

export function memberOf(outage: Outage, tabId: number): Member | undefined {
  return outage.members.find((member) => member.tabId === tabId);
}

export function withoutMember(outage: Outage, tabId: number): Outage {
  return { ...outage, members: outage.members.filter((member) => member.tabId !== tabId) };
}

/** The outage with some facts of one member changed. */
export function withMember(outage: Outage, tabId: number, change: Partial<Member>): Outage {
  return {
    ...outage,
    members: outage.members.map((member) => (member.tabId === tabId ? { ...member, ...change } : member)),
  };
}

/** Whether a failure is of the very document that the member showed already. */
export function isSameDocument(member: Member, failure: Failure): boolean {
  return member.documentId !== undefined && failure.documentId !== undefined
    ? member.documentId === failure.documentId
    : member.arrivedAt === failure.arrivedAt;
}
