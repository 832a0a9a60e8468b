import { openOptions } from '../../browser/runtime.ts';
import { text } from '../text.ts';

interface HeaderProps {
  readonly url: string | undefined;
  /** The failed page's status with its name. */
  readonly code: string | undefined;
}

/** Shows the site's host, the status of a failed page, and a button that opens the settings. */
export function Header({ url, code }: HeaderProps) {
  return (
    <header>
      <p class="site">
        <bdi>{url !== undefined && URL.canParse(url) ? new URL(url).host : ''}</bdi>
      </p>
      {code && (
        <p class="code" dir="ltr" title={code}>
          {code}
        </p>
      )}
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
