import { type CheckProgress, type Rung, type RungState, rungsOf } from '../../check/check-rungs.ts';
import { rungMessage, stateMessage, withheldMessage } from '../../explanation/ladder-messages.ts';
import { text } from '../text.ts';

// A check mark, a cross, a question mark, three dots, a circle and a dash, so that the states do not depend on color.
const signs: Readonly<Record<RungState, string>> = {
  fine: 'M5.5 10.300l3 3 6-6.600',
  broken: 'M6.500 6.500l7 7m0-7l-7 7',
  unsure: 'M7.800 7.700a2.300 2.300 0 1 1 3.300 2.100c-.7.4-1.100.8-1.100 1.500m0 2.500v.1',
  running: 'M6 10v.1M10 10v.1M14 10v.1',
  open: 'M10 10v.1',
  skipped: 'M7 10h6',
};

/** Draws how far a check has come, from finding the name to the page itself. */
export function Ladder({ progress }: { progress: CheckProgress }) {
  return (
    <ol class="ladder">
      {rungsOf(progress).map((rung) => (
        <li key={rung.name} class={rung.state} data-rung={rung.name}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="8.500" />
            <path d={signs[rung.state]} />
          </svg>
          <span>{text(rungMessage(rung, progress.target))}</span>
          <span class="note">{detailOf(rung, progress)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Returns the rung in words, for a screen reader that follows the check. */
export function rungText(rung: Rung, { target }: CheckProgress): string {
  const values = [text(rungMessage(rung, target)), text(stateMessage(rung.state))];
  return text({ key: 'popup_chain_hop', values });
}

function detailOf({ name, state, result }: Rung, { target }: CheckProgress): string {
  if (name === 'page' && target.withheld) return text(withheldMessage(target.withheld));
  const word = text(stateMessage(state));
  return result?.status === undefined ? word : `${word} (${result.status})`;
}
