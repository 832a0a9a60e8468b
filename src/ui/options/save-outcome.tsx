import { text } from '../text.ts';
import { saveOutcome } from './options-state.ts';

/** Shows the outcome of the last change. Always rendered, since screen readers announce only changes inside it. */
export function SaveOutcome() {
  return (
    <p class="outcome" role="status" data-outcome={saveOutcome.value}>
      {saveOutcome.value === 'saved' && text({ key: 'options_saved' })}
      {saveOutcome.value === 'not-saved' && text({ key: 'options_not_saved' })}
    </p>
  );
}
