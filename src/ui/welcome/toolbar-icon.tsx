import { useEffect, useState } from 'preact/hooks';
import { isOnToolbar } from '../../browser/action.ts';
import { shortcut } from '../../browser/commands.ts';
import { browserKind, hasToolbar } from '../../browser/platform.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

type Place = 'pinned' | 'tucked-away' | 'menu';

const words: Readonly<Record<Place, MessageKey>> = {
  pinned: 'welcome_icon_pinned',
  'tucked-away': `welcome_icon_hidden_${browserKind()}`,
  menu: 'welcome_icon_menu',
};

/** Says where the extension's icon is, kept up to date so that a user who pins it sees the effect. */
export function ToolbarIcon() {
  const place = usePlace();
  const key = useShortcut();
  if (!place) return null;
  return (
    <div class="toolbar-icon">
      {place !== 'menu' && <Toolbar pinned={place === 'pinned'} />}
      <p role="status" data-place={place}>
        {text({ key: words[place] })}
      </p>
      {key && <p class="note">{text({ key: 'welcome_key', values: [key] })}</p>}
    </div>
  );
}

/** Draws the end of a toolbar: the address bar, the icon or its empty place, and the puzzle piece. */
function Toolbar({ pinned }: { pinned: boolean }) {
  return (
    <div class={pinned ? 'toolbar pinned' : 'toolbar'} aria-hidden="true">
      <span class="address" />
      <span class="place">
        <img src="icons/gatelight.svg" alt="" width="20" height="20" />
      </span>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M8 3.5a1.75 1.75 0 0 1 3.5 0V5H15v3.5h1.25a1.75 1.75 0 0 1 0 3.500H15V16H4v-4h1a1.75 1.75 0 0 0 0-3.500H4V5h4z" />
      </svg>
    </div>
  );
}

/** Returns the icon's place, checked once a second because not every browser reports a change. */
function usePlace(): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    const check = async () =>
      setPlace(!(await hasToolbar()) ? 'menu' : (await isOnToolbar()) ? 'pinned' : 'tucked-away');
    void check();
    const timer = setInterval(() => void check(), 1_000);
    return () => clearInterval(timer);
  }, []);
  return place;
}

function useShortcut(): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => void shortcut().then(setKey), []);
  return key;
}
