import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { evidenceMessages } from '../../explanation/evidence-messages.ts';
import { text } from '../text.ts';

/** Lists what a diagnosis is based on, most important first. */
export function EvidenceList({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <ul>
      {evidenceMessages(diagnosis).map((message) => (
        <li key={JSON.stringify(message)}>{text(message)}</li>
      ))}
    </ul>
  );
}
