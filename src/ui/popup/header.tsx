import { openOptions } from '../../browser/runtime.ts';
import { text } from '../text.ts';

/** Shows the site's host and a button that opens the settings, the same in every state. */
export function Header({ url }: { url: string | undefined }) {
  return (
    <header>
      <p class="site">
        <bdi>{url !== undefined && URL.canParse(url) ? new URL(url).host : ''}</bdi>
      </p>
      <button
        type="button"
        class="link"
        data-act="options"
        onClick={showOptions}
        // Firefox does not scroll to an element that gets the focus when Tab wraps around from the end.
        onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
      >
        {text({ key: 'options_title' })}
      </button>
    </header>
  );
}

async function showOptions(): Promise<void> {
  await openOptions();
  // Firefox would leave the popup open over the settings.
  window.close();
}
