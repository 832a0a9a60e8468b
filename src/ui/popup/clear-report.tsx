import { useEffect, useState } from 'preact/hooks';
import { type Clearing, isRecent } from '../../clearing/clearing.ts';
import { clearingReportOf } from '../../explanation/clearing-messages.ts';
import { originOf } from '../../navigation/url.ts';
import { loadClearing, onClearingChanged } from '../../storage/clearing-store.ts';
import { ask } from '../ask.ts';
import { text } from '../text.ts';
import type { ShownTab } from './shown-tab.ts';

/** Returns the last clearing of this browser session, kept up to date. */
export function useLastClearing(tabId: number): Clearing | undefined {
  const [last, setLast] = useState<Clearing>();
  useEffect(() => {
    void loadClearing().then((found) => {
      setLast(found);
      // If the worker was killed while it cleared, the next one reports so. Any message starts it.
      if (found?.stage.name === 'begun') void ask({ kind: 'inspect-tab', tabId });
    });
    return onClearingChanged(setLast);
  }, [tabId]);
  return last;
}

interface ClearReportProps {
  readonly tab: Pick<ShownTab, 'tabId' | 'url'>;
  readonly lastClearing: Clearing | undefined;
}

/** Reports the result of the last clearing that was requested in this tab, as long as it is recent. */
export function ClearReport({ tab: { tabId, url = '' }, lastClearing }: ClearReportProps) {
  const isShown = lastClearing && isRecent(lastClearing, tabId, originOf(url), Date.now());
  return (
    <div class="clear" role="status">
      {isShown && <Report clearing={lastClearing} />}
    </div>
  );
}

function Report({ clearing }: { clearing: Clearing }) {
  const { headline, rows, note } = clearingReportOf(clearing);
  return (
    <>
      <p data-cleared={clearing.stage.name}>{text(headline)}</p>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ name, result }) => (
            <div key={name.key} class="pair">
              <dt>{text(name)}</dt>
              <dd>{text(result)}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p class="note">{text(note)}</p>}
    </>
  );
}
