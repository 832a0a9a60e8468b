import type { MessageKey } from '../../explanation/message.ts';
import type { Buttons, PopupAction } from '../../explanation/view.ts';
import { text } from '../text.ts';

const labels: Readonly<Record<PopupAction, MessageKey>> = {
  'try-now': 'button_try_now',
  'keep-trying': 'button_keep_trying',
  stop: 'button_stop',
  'reload-without-cache': 'button_reload_without_cache',
  'go-back': 'button_go_back',
  'ask-to-send': 'button_ask_to_send',
  'send-again': 'button_send_again',
  'leave-form': 'button_leave_form',
  'load-again': 'button_load_again',
};

interface ActionButtonsProps {
  readonly buttons: Buttons;
  /** Whether the document that the buttons act on is known. */
  readonly ready: boolean;
  readonly onAct: (act: PopupAction) => void;
}

/**
 * Renders the primary button and at most one secondary button. A button that cannot be used at the moment is marked
 * `aria-disabled` instead of `disabled`, so that it keeps the focus.
 */
export function ActionButtons({
  buttons: { primary, secondary, busy = false },
  ready,
  onAct,
}: ActionButtonsProps) {
  const idle = busy || !ready;
  return (
    <div class="acts">
      {primary && (
        <button
          type="button"
          class="primary"
          data-act={primary}
          aria-disabled={idle}
          onClick={() => idle || onAct(primary)}
        >
          {text({ key: labels[primary] })}
        </button>
      )}
      {secondary && (
        <button
          type="button"
          data-act={secondary}
          aria-disabled={!ready}
          onClick={() => ready && onAct(secondary)}
        >
          {text({ key: labels[secondary] })}
        </button>
      )}
    </div>
  );
}
