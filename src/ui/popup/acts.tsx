import type { MessageKey } from '../../explanation/message.ts';
import type { Act, Buttons } from '../../explanation/view.ts';
import { text } from '../text.ts';

const labels: Readonly<Record<Act, MessageKey>> = {
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

interface ActsProps {
  readonly buttons: Buttons;
  /** It is known which document they act on. */
  readonly ready: boolean;
  readonly onAct: (act: Act) => void;
}

/**
 * The one button that is right now, and at most one beside it. A button that cannot be pressed for a moment stays, and
 * keeps the focus.
 */
export function Acts({ buttons: { primary, secondary, busy = false }, ready, onAct }: ActsProps) {
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
