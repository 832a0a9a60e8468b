import { askForSites } from '../browser/permissions.ts';
import type { MessageKey } from '../explanation/message.ts';
import { text } from './text.ts';

/** Asks for sites from the click itself. A refusal changes nothing, and needs no word: the button stays. */
export function AllowButton({ label, sites }: { label: MessageKey; sites: readonly string[] }) {
  return (
    <button type="button" data-act={label} onClick={() => void askForSites(sites)}>
      {text({ key: label })}
    </button>
  );
}
