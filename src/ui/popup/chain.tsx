import type { HopState } from '../../diagnosis/hop.ts';
import type { Link } from '../../explanation/explanation.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

const states: Readonly<Record<HopState, MessageKey>> = {
  fine: 'popup_state_fine',
  broken: 'popup_state_broken',
  unknown: 'popup_state_unknown',
};

// Told apart by shape as well as by colour: a tick, a cross, a question mark.
const marks: Readonly<Record<HopState, string>> = {
  fine: 'M8.5 14.5l3.5 3.5 7.5-8',
  broken: 'M9.5 9.5l9 9m0-9l-9 9',
  unknown: 'M11 11.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2.9-1.2 1.8m0 3v.2',
};

/** The way from the reader to the site as a row of hops, the broken one marked. */
export function Chain({ links }: { links: readonly Link[] }) {
  return (
    <ol class="chain" aria-label={text({ key: 'popup_chain' })}>
      {links.map(({ name, state }) => (
        <li key={name.key} class={state}>
          <svg viewBox="0 0 28 28" aria-hidden="true">
            <circle cx="14" cy="14" r="12" stroke-dasharray={state === 'unknown' ? '3 3' : undefined} />
            <path d={marks[state]} stroke-linecap="round" stroke-linejoin="round" />
          </svg>
          <span>{text(name)}</span>
          <span class="hidden">{text({ key: states[state] })}</span>
        </li>
      ))}
    </ol>
  );
}
