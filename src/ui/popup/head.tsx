import { openOptions } from '../../browser/runtime.ts';
import { text } from '../text.ts';

/** The same above every state: the site that is spoken of, and the way to the settings. */
export function Head({ url }: { url: string | undefined }) {
  return (
    <header>
      <p class="site">
        <bdi>{url !== undefined && URL.canParse(url) ? new URL(url).host : ''}</bdi>
      </p>
      <button
        type="button"
        class="link"
        data-act="options"
        onClick={toOptions}
        // Firefox scrolls to none that Tab comes to from the end.
        onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
      >
        {text({ key: 'options_title' })}
      </button>
    </header>
  );
}

async function toOptions(): Promise<void> {
  await openOptions();
  // Firefox leaves the popup open over the page.
  window.close();
}
