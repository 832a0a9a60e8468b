import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface ConfirmButtonProps {
  readonly label: MessageKey;
  readonly question: MessageKey;
  readonly confirm: MessageKey;
  readonly onConfirm: () => void;
}

/** A button for an action that cannot be undone. Asks for confirmation, with the focus on the answer that cancels. */
export function ConfirmButton({ label, question, confirm, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState<boolean>();
  const [button, keep] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  useEffect(() => {
    if (asking !== undefined) (asking ? keep : button).current?.focus();
  }, [asking]);
  if (!asking)
    return (
      <button type="button" ref={button} onClick={() => setAsking(true)}>
        {text({ key: label })}
      </button>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn with a border.
    <div class="question" role="group" aria-label={text({ key: question })}>
      <p>{text({ key: question })}</p>
      <button type="button" ref={keep} onClick={() => setAsking(false)}>
        {text({ key: 'options_keep' })}
      </button>
      <button
        type="button"
        class="strong"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {text({ key: confirm })}
      </button>
    </div>
  );
}
