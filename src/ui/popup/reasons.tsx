import type { Explanation } from '../../explanation/explanation.ts';
import { text } from '../text.ts';
import { Fold } from './fold.tsx';

/** Why we think so. */
export function Reasons({ explanation: { evidence } }: { explanation: Explanation }) {
  if (evidence.length === 0) return null;
  return (
    <Fold name="why" title="popup_why">
      <ul>
        {evidence.map((message) => (
          <li key={JSON.stringify(message)}>{text(message)}</li>
        ))}
      </ul>
    </Fold>
  );
}
