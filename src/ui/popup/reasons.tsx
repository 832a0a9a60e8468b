import type { Explanation } from '../../explanation/explanation.ts';
import { text } from '../text.ts';
import { Fold } from './fold.tsx';

type Evidence = Pick<Explanation, 'evidence'>;

/** Why we think so. */
export function Reasons({ explanation: { evidence } }: { explanation: Evidence }) {
  if (evidence.length === 0) return null;
  return (
    <Fold name="why" title="popup_why">
      <EvidenceList evidence={evidence} />
    </Fold>
  );
}

function EvidenceList({ evidence }: Evidence) {
  return (
    <ul>
      {evidence.map((message) => (
        <li key={JSON.stringify(message)}>{text(message)}</li>
      ))}
    </ul>
  );
}
