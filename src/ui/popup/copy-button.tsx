import { useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface CopyButtonProps {
  readonly label: MessageKey;
  /** Names this button apart from its like. */
  readonly act: string;
  readonly copied: () => string;
  /** What is copied, where the label alone does not tell. */
  readonly of?: string;
}

/** Copies a text on a click, and says so until the next. */
export function CopyButton({ label, act, copied, of }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<MessageKey>();
  const copy = () =>
    navigator.clipboard.writeText(copied()).then(
      () => setOutcome('popup_copied'),
      () => setOutcome('popup_not_copied'),
    );
  return (
    <button
      type="button"
      data-act={act}
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
      aria-label={of && `${text({ key: label })}: ${of}`}
    >
      <span role="status">{text({ key: outcome ?? label })}</span>
    </button>
  );
}
