import { useEffect, useRef, useState } from 'preact/hooks';
import { openCookieJar } from '../../browser/cookies.ts';
import { isStillSignedIn, type RepairOutcome, repairOutcome } from '../../cookies/repair-outcome.ts';
import type { SiteCookie } from '../../cookies/site-cookie.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { cookieReport, restoredMessage } from '../../explanation/cookies-messages.ts';
import type { CommandResult } from '../../messages.ts';
import { text } from '../text.ts';
import type { ShownTab } from './shown-tab.ts';

/** A removal of cookies, and the load that followed. */
export interface Repair {
  /** The page before it. */
  readonly page: FailedPage['page'];
  readonly removed: number;
  /** How many of the chosen cookies the browser did not remove. */
  readonly kept: number;
  /** The sign-ins before the first removal. */
  readonly signIns: readonly SiteCookie[];
  /** `pending`: the background has not answered yet. */
  readonly reload: CommandResult | 'pending';
}

interface CookieReportProps {
  readonly tab: ShownTab;
  readonly repair: Repair;
  /** Restores what was removed, and returns how many cookies the browser refused; undefined if nothing can be undone. */
  readonly undo: (() => Promise<number>) | undefined;
}

/** Reports what was removed, whether the page came back, and whether the sign-in is still there. */
export function CookieReport({ tab, repair, undo }: CookieReportProps) {
  const outcome = useOutcome(tab, repair);
  const signedIn = useSignedIn(tab.tabId, repair, outcome);
  const [refused, setRefused] = useState<number>();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  const messages =
    refused === undefined ? cookieReport({ ...repair, outcome, signedIn }) : [restoredMessage(refused)];
  return (
    <section
      ref={section}
      class="clear"
      tabIndex={-1}
      data-cookies={refused === undefined ? outcome : 'restored'}
    >
      <div role="status">
        {messages.map((message) => (
          <p key={message.key}>{text(message)}</p>
        ))}
      </div>
      {undo && refused === undefined && (
        <>
          <div class="acts">
            <button type="button" data-act="cookies-undo" onClick={async () => setRefused(await undo())}>
              {text({ key: 'cookies_undo' })}
            </button>
          </div>
          <p class="note">{text({ key: 'cookies_undo_note' })}</p>
        </>
      )}
    </section>
  );
}

/** Returns the first outcome after the load: what the tab shows later has other reasons. */
function useOutcome(tab: ShownTab, { page, reload }: Repair): RepairOutcome {
  const [settled, setSettled] = useState<RepairOutcome>();
  const current = settled ?? (reload === 'done' ? repairOutcome(page, tab) : 'loading');
  useEffect(() => {
    if (current !== 'loading') setSettled(current);
  }, [current]);
  return current;
}

/** Returns whether the sign-ins are still there after the load; undefined until then, and if there were none. */
function useSignedIn(tabId: number, { page, signIns }: Repair, outcome: RepairOutcome): boolean | undefined {
  const [signedIn, setSignedIn] = useState<boolean>();
  useEffect(() => {
    if (outcome !== 'back') return;
    void openCookieJar(tabId, page.url).then(
      ({ cookies }) => setSignedIn(isStillSignedIn(signIns, cookies)),
      () => undefined,
    );
  }, [outcome]);
  return signedIn;
}
