import { text } from '../text.ts';
import { outcome } from './chosen.ts';

/** Always there, so that what is written into it is read aloud. */
export function Outcome() {
  return (
    <p class="outcome" role="status" data-outcome={outcome.value}>
      {outcome.value === 'saved' && text({ key: 'options_saved' })}
      {outcome.value === 'not-saved' && text({ key: 'options_not_saved' })}
    </p>
  );
}
