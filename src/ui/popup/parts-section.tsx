import type { VNode } from 'preact';
import type { View } from '../../explanation/view.ts';
import { originOf } from '../../navigation/url.ts';
import { CollapsibleSection } from './collapsible-section.tsx';

/** The states of a page that may have loaded. The section is there before the parts are read, so the layout stays. */
const states: readonly View['state'][] = ['inspecting', 'fine', 'on-click', 'parts-failed'];

interface PartsSectionProps {
  readonly url: string | undefined;
  readonly state: View['state'];
  readonly details: VNode | undefined;
}

/** Lists the parts of a website's page that loaded in a collapsible section. */
export function PartsSection({ url, state, details }: PartsSectionProps) {
  if (!states.includes(state) || url === undefined || !originOf(url)) return null;
  return (
    <CollapsibleSection name="parts" title={{ key: 'parts_title' }}>
      {details}
    </CollapsibleSection>
  );
}
