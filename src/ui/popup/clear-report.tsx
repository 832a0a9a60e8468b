import type { Clearing } from '../../clearing/clearing.ts';
import { reportOf } from '../../explanation/clearing-words.ts';
import { text } from '../text.ts';

/** What came of a clearing. */
export function ClearReport({ clearing }: { clearing: Clearing }) {
  const { headline, rows, note } = reportOf(clearing);
  return (
    <>
      <p data-cleared={clearing.stage.name}>{text(headline)}</p>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ name, result }) => (
            <div key={name.key} class="pair">
              <dt>{text(name)}</dt>
              <dd>{text(result)}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p class="note">{text(note)}</p>}
    </>
  );
}
