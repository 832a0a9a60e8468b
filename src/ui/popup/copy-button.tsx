import { useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface CopyButtonProps {
  readonly label: MessageKey;
  /** The value of `data-act`. */
  readonly act: string;
  readonly write: () => string;
  /** What is copied, for the accessible name of a button whose label does not say it. */
  readonly of?: string;
}

/** Copies a text to the clipboard on a click, and shows the result until the button loses the focus. */
export function CopyButton({ label, act, write, of }: CopyButtonProps) {
  const [result, setResult] = useState<MessageKey>();
  const copy = () =>
    navigator.clipboard.writeText(write()).then(
      () => setResult('popup_copied'),
      () => setResult('popup_not_copied'),
    );
  return (
    <button
      type="button"
      data-act={act}
      onClick={copy}
      onBlur={() => setResult(undefined)}
      aria-label={of && `${text({ key: label })}: ${of}`}
    >
      <span role="status">{text({ key: result ?? label })}</span>
    </button>
  );
}
