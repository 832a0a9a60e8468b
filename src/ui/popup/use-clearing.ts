import { useEffect, useState } from 'preact/hooks';
import type { Clearing } from '../../clearing/clearing.ts';
import { loadClearing, onClearingChanged } from '../../storage/clearing-store.ts';
import { ask } from './shown-tab.ts';

/** The last clearing of this browser session, followed as it goes on. */
export function useClearing(tabId: number): Clearing | undefined {
  const [last, setLast] = useState<Clearing>();
  useEffect(() => {
    void loadClearing().then((found) => {
      setLast(found);
      // Should the worker have died over it, the next one says so: any message wakes it.
      if (found?.stage.name === 'begun') void ask({ kind: 'look', tabId });
    });
    return onClearingChanged(setLast);
  }, [tabId]);
  return last;
}
