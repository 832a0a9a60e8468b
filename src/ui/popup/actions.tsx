import type { MessageKey } from '../../explanation/message.ts';
import type { Act, Standing } from '../../explanation/popup-view.ts';
import { text } from '../text.ts';
import { ask } from './shown-tab.ts';

const labels: Readonly<Record<Act, MessageKey>> = {
  'try-now': 'button_try_now',
  'keep-trying': 'button_keep_trying',
  stop: 'button_stop',
  'reload-without-cache': 'button_reload_without_cache',
  'go-back': 'button_go_back',
};

/** The one button that is right now, and at most one beside it. */
export function Actions({ standing, tabId }: { standing: Standing; tabId: number }) {
  const button = (act: Act, primary: boolean) => (
    <button
      key={act}
      type="button"
      data-act={act}
      class={primary ? 'primary' : ''}
      onClick={() => ask({ kind: 'wish', tabId, wish: act })}
    >
      {text({ key: labels[act] })}
    </button>
  );
  return (
    <div class="actions">
      {standing.primary && button(standing.primary, true)}
      {standing.secondary && button(standing.secondary, false)}
    </div>
  );
}
