import type { FailedPage } from '../diagnosis/failed-page.ts';
import { statusOf } from '../navigation/page.ts';
import { isRestarting } from '../outage/eligibility.ts';
import { type Outage, pageOf } from '../outage/outage.ts';
import type { PlainMessage } from './message.ts';

/** The badge and tooltip of the toolbar button for one tab. */
export interface Badge {
  readonly text: string;
  readonly color: string;
  readonly title: PlainMessage;
}

// White text on these has a contrast ratio of at least 4.5:1 (WCAG 2.2, 1.4.3).
const colors = { retrying: '#1a5fb4', stopped: '#a51d2d', back: '#1b7a3d', parts: '#5e5c64' } as const;

/**
 * Returns the badge of a tab; undefined for none. A status that the site sent deliberately, such as a 404 or a bot
 * check, gets no badge.
 */
export function badgeOf(
  tabId: number,
  shown: FailedPage | undefined,
  outage: Outage | undefined,
): Badge | undefined {
  if (shown) return failing(tabId, shown, outage);
  return outage?.recoveredTabs.includes(tabId)
    ? { text: 'OK', color: colors.back, title: { key: 'badge_back' } }
    : undefined;
}

function failing(
  tabId: number,
  { page, diagnosis }: FailedPage,
  outage: Outage | undefined,
): Badge | undefined {
  const member = outage && pageOf(outage, tabId);
  const retrying = outage !== undefined && outage.phase.name !== 'stopped' && outage.phase.name !== 'ended';
  const isDeliberate = diagnosis.retry === 'never' && diagnosis.fault === 'none';
  if (isDeliberate && !(retrying && member && isRestarting(member))) return undefined;
  const status = statusOf(page);
  return {
    text: status === undefined ? '!' : String(status),
    color: retrying ? colors.retrying : colors.stopped,
    title: { key: retrying ? 'badge_retrying' : 'badge_stopped' },
  };
}

/** Returns the badge of a healthy page with this many failed parts; undefined for none. */
export function partsBadge(count: number): Badge | undefined {
  if (count === 0) return undefined;
  const text = count > 99 ? '99+' : String(count);
  return { text, color: colors.parts, title: { key: 'watch_parts_badge', values: [text] } };
}
