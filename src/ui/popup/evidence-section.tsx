import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { CollapsibleSection } from './collapsible-section.tsx';
import { useExplanationParts } from './late-parts.ts';

/** Lists the evidence for the diagnosis. */
export function EvidenceSection({ diagnosis }: { diagnosis: Diagnosis }) {
  const [parts, load] = useExplanationParts();
  return (
    <CollapsibleSection name="why" title={{ key: 'popup_evidence' }} onApproach={load}>
      {parts && <parts.EvidenceList diagnosis={diagnosis} />}
    </CollapsibleSection>
  );
}
