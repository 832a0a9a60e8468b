import { useEffect, useState } from 'preact/hooks';
import type { CookieJar, CookieRemoval } from '../../browser/cookies.ts';
import { purposeOf } from '../../cookies/cookie-purpose.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { isSameDocument } from '../../navigation/same-document.ts';
import { ask } from '../ask.ts';
import { CookieList } from './cookie-list.tsx';
import { CookieReport, type Repair } from './cookie-report.tsx';
import { documentIn, type ShownTab } from './shown-tab.ts';

interface CookieRepairProps {
  readonly tab: ShownTab;
  /** The page whose cookies the user asked to see; undefined while no list is open. */
  readonly listed: FailedPage | undefined;
  /** Called when the list closes. */
  readonly onClose: () => void;
}

/** How long removed cookies are kept for an undo, in ms; until the popup closes at the latest. */
const undoableFor = 5 * 60_000;

/**
 * Lists the cookies of a page, removes those that the user chooses, loads the page again and reports the result. Holds
 * what can be undone, so it has to stay rendered after the list is closed.
 */
export function CookieRepair({ tab, listed, onClose }: CookieRepairProps) {
  const [repair, setRepair] = useState<Repair>();
  const [removals, setRemovals] = useState<readonly CookieRemoval[]>([]);
  const shown = documentIn(tab);
  const hasLeft = listed !== undefined && !(shown && isSameDocument(listed.page, shown));

  useEffect(() => {
    if (hasLeft) onClose();
  }, [hasLeft]);
  useEffect(() => {
    const timer = setTimeout(setRemovals, undoableFor, []);
    return () => clearTimeout(timer);
  }, [removals]);

  const remove = async ({ page }: FailedPage, jar: CookieJar, ids: readonly number[]) => {
    const removal = await jar.remove(ids);
    const next: Repair = {
      page,
      removed: removal.removed.length,
      kept: ids.length - removal.removed.length,
      signIns: repair?.signIns ?? jar.cookies.filter((cookie) => purposeOf(cookie) === 'sign-in'),
      reload: 'pending',
    };
    setRepair(next);
    setRemovals([...removals, removal]);
    onClose();
    const document = { url: page.url, documentId: page.documentId };
    const reload = await ask({ kind: 'command', tabId: tab.tabId, document, command: 'try-now' });
    setRepair({ ...next, reload: reload ?? 'failed' });
  };
  /** Restores the last removal first, so that of two with the same cookie the earlier applies. */
  const undo = async (): Promise<number> => {
    let refused = 0;
    for (const removal of [...removals].reverse()) refused += (await removal.restore()).length;
    setRemovals([]);
    return refused;
  };

  return (
    <>
      {repair && (
        <CookieReport
          key={repair.page.arrivedAt}
          tab={tab}
          repair={repair}
          undo={removals.length > 0 ? undo : undefined}
        />
      )}
      {listed && !hasLeft && (
        <CookieList
          key={listed.page.arrivedAt}
          tabId={tab.tabId}
          failed={listed}
          onRemove={(jar, ids) => remove(listed, jar, ids)}
          onCancel={onClose}
        />
      )}
    </>
  );
}
