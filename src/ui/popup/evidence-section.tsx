import type { Explanation } from '../../explanation/explanation.ts';
import { text } from '../text.ts';
import { CollapsibleSection } from './collapsible-section.tsx';

/** Lists the evidence for the diagnosis; renders nothing if there is none. */
export function EvidenceSection({ evidence }: Pick<Explanation, 'evidence'>) {
  if (evidence.length === 0) return null;
  return (
    <CollapsibleSection name="why" title="popup_evidence">
      <ul>
        {evidence.map((message) => (
          <li key={JSON.stringify(message)}>{text(message)}</li>
        ))}
      </ul>
    </CollapsibleSection>
  );
}
