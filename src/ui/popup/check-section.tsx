import { originOf } from '../../navigation/url.ts';
import { CollapsibleSection } from './collapsible-section.tsx';
import { useCheckParts } from './late-parts.ts';
import type { ShownTab } from './shown-tab.ts';

interface CheckSectionProps {
  readonly tab: ShownTab;
  readonly onReload: () => void;
}

/** Offers to check the site, in a collapsible section; renders nothing on a page that is not a website's. */
export function CheckSection({ tab, onReload }: CheckSectionProps) {
  const [parts, load] = useCheckParts();
  const origin = originOf(tab.url ?? '');
  if (origin === undefined) return null;
  return (
    <CollapsibleSection name="check" title={{ key: 'ladder_title' }} onApproach={load}>
      {/* The key ends a check when the tab shows another site. */}
      {parts && <parts.CheckSite key={origin} tab={tab} onReload={onReload} />}
    </CollapsibleSection>
  );
}
