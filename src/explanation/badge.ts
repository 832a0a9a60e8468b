import type { FailedPage } from '../diagnosis/failed-page.ts';
import { statusOf } from '../navigation/page.ts';
import { isRestarting } from '../outage/eligibility.ts';
import { type Outage, pageOf } from '../outage/outage.ts';
import type { PlainMessage } from './message.ts';

/** What the toolbar button says of a tab. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: PlainMessage;
}

// White text on each has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3).
const colours = { retrying: '#1a5fb4', stopped: '#a51d2d', back: '#1b7a3d' } as const;

/**
 * The badge of a tab, or undefined for none. What a site means to answer (404 and its like, a bot
 * check) is no failure that a badge should call attention to.
 */
export function badgeOf(
  tabId: number,
  shown: FailedPage | undefined,
  outage: Outage | undefined,
): Badge | undefined {
  if (shown) return failing(tabId, shown, outage);
  return outage?.recoveredTabs.includes(tabId)
    ? { text: 'OK', colour: colours.back, title: { key: 'badge_back' } }
    : undefined;
}

function failing(
  tabId: number,
  { page, diagnosis }: FailedPage,
  outage: Outage | undefined,
): Badge | undefined {
  const member = outage && pageOf(outage, tabId);
  const retrying = outage !== undefined && outage.phase.name !== 'stopped' && outage.phase.name !== 'ended';
  const isMeant = diagnosis.retry === 'never' && diagnosis.fault === 'none';
  if (isMeant && !(retrying && member && isRestarting(member))) return undefined;
  const status = statusOf(page);
  return {
    text: status === undefined ? '!' : String(status),
    colour: retrying ? colours.retrying : colours.stopped,
    title: { key: retrying ? 'badge_retrying' : 'badge_stopped' },
  };
}
