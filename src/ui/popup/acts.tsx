import type { MessageKey } from '../../explanation/message.ts';
import type { Act, Prospect } from '../../explanation/popup-view.ts';
import { text } from '../text.ts';
import { ask } from './shown-tab.ts';

const labels: Readonly<Record<Act, MessageKey>> = {
  'try-now': 'button_try_now',
  'keep-trying': 'button_keep_trying',
  stop: 'button_stop',
  'reload-without-cache': 'button_reload_without_cache',
  'go-back': 'button_go_back',
};

interface ButtonProps {
  readonly act: Act;
  readonly tabId: number;
  readonly primary?: boolean;
}

function ActButton({ act, tabId, primary = false }: ButtonProps) {
  return (
    <button
      type="button"
      data-act={act}
      class={primary ? 'primary' : undefined}
      onClick={() => ask({ kind: 'wish', tabId, wish: act })}
    >
      {text({ key: labels[act] })}
    </button>
  );
}

/** The one button that is right now, and at most one beside it. */
export function Acts({ prospect: { primary, secondary }, tabId }: { prospect: Prospect; tabId: number }) {
  return (
    <div class="acts">
      {primary && <ActButton act={primary} tabId={tabId} primary />}
      {secondary && <ActButton act={secondary} tabId={tabId} />}
    </div>
  );
}

/** What else can be done, folded away. */
export function MoreActs({ acts, tabId }: { acts: readonly Act[]; tabId: number }) {
  if (acts.length === 0) return null;
  return (
    <details class="more">
      <summary>{text({ key: 'popup_more_actions' })}</summary>
      <div class="acts">
        {acts.map((act) => (
          <ActButton key={act} act={act} tabId={tabId} />
        ))}
      </div>
      <p class="quiet">{text({ key: 'popup_reload_without_cache_note' })}</p>
    </details>
  );
}
