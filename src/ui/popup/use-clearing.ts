import { useEffect, useState } from 'preact/hooks';
import { onSessionChanged, readSessionKeys } from '../../browser/session.ts';
import { type Clearing, readClearing } from '../../clearing/clearing.ts';
import { clearingKey } from '../../session.ts';
import { ask } from './shown-tab.ts';

/** The last clearing of this browser session, followed as it goes on. */
export function useClearing(tabId: number): Clearing | undefined {
  const [last, setLast] = useState<Clearing>();
  useEffect(() => {
    void readSessionKeys([clearingKey]).then(({ [clearingKey]: stored }) => {
      const found = readClearing(stored);
      setLast(found);
      // Should the worker have died over it, the next one says so: any message wakes it.
      if (found?.stage.name === 'begun') void ask({ kind: 'look', tabId });
    });
    return onSessionChanged((values) => {
      if (clearingKey in values) setLast(readClearing(values[clearingKey]));
    });
  }, [tabId]);
  return last;
}
