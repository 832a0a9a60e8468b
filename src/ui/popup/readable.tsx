import { useErrorBoundary } from 'preact/hooks';
import { Popup } from './popup.tsx';
import { documentIn, type ShownTab } from './shown-tab.ts';

/**
 * The popup; where a stored record cannot be put into words (the session may hold anything), the one that knows
 * of no record, rather than an empty one.
 */
export function Readable({ tab }: { tab: ShownTab }) {
  const [error] = useErrorBoundary();
  return error === undefined ? (
    <Popup tab={tab} />
  ) : (
    <Popup
      key="plain"
      tab={{ ...tab, shown: undefined, document: documentIn(tab), outage: undefined, sight: 'unknown' }}
    />
  );
}
