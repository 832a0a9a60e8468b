import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../text.ts';
import { type Deletion, deletion, undoDeletion } from './deletion.ts';

/** How long the notice is shown, in ms, while it has neither the focus nor the pointer. */
const shown = 10_000;

/**
 * Says what became of the last deletion, and offers to undo it. Takes the focus, because the button that had it was
 * deleted with its row; stays for as long as it has it, so that nobody has to hurry.
 */
export function UndoNotice() {
  const { value } = deletion;
  const undo = useRef<HTMLButtonElement>(null);
  const [isHeld, hold] = useState(false);
  useEffect(() => undo.current?.focus(), [value]);
  useEffect(() => {
    if (isHeld || value.name === 'none') return;
    const timer = setTimeout(() => {
      if (deletion.value === value) deletion.value = { name: 'none' };
    }, shown);
    return () => clearTimeout(timer);
  }, [value, isHeld]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn with a border.
    <div
      role="group"
      class="undo-notice"
      data-deletion={value.name}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
      onMouseEnter={() => hold(true)}
      onMouseLeave={() => hold(document.activeElement === undo.current)}
    >
      {/* Always rendered, since screen readers announce only changes inside it. */}
      <p role="status">{words(value)}</p>
      {value.name === 'deleted' && (
        <button type="button" ref={undo} data-act="undo" onClick={() => void undoDeletion().then(focusTitle)}>
          {text({ key: 'history_page_undo' })}
        </button>
      )}
    </div>
  );
}

function words(value: Deletion): string | undefined {
  switch (value.name) {
    case 'none':
      return undefined;
    case 'deleted':
      return text({ key: 'history_page_deleted', values: [{ plural: value.outages.length }] });
    case 'restored':
      return text({ key: 'history_page_restored' });
    case 'not-deleted':
      return text({ key: 'history_page_not_deleted' });
    case 'not-restored':
      return text({ key: 'history_page_not_restored' });
  }
}

function focusTitle(): void {
  document.querySelector('h1')?.focus();
}
