import { openOptions } from '../../browser/runtime.ts';
import type { HelpDesk } from '../../settings/policy.ts';
import { text } from '../text.ts';
import { HelpDeskLine } from './help-desk.tsx';

/** The same below every state: whom to ask, and the way to the settings. */
export function Foot({ help }: { help: HelpDesk | undefined }) {
  return (
    <footer>
      {help && <HelpDeskLine help={help} />}
      <button type="button" class="link" data-act="options" onClick={toOptions}>
        {text({ key: 'options_title' })}
      </button>
    </footer>
  );
}

async function toOptions(): Promise<void> {
  await openOptions();
  // Firefox leaves the popup open over the page.
  window.close();
}
