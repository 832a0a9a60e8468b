import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface FoldProps {
  readonly name: 'why' | 'more' | 'owner';
  readonly title: MessageKey;
  /** Called when the part is open, or likely to be opened next. */
  readonly onApproach?: () => void;
  readonly children: ComponentChildren;
}

/**
 * A section that is collapsed, or open where the user left it open. Its content is drawn after the first frame, so that
 * the text above does not wait for it.
 */
export function Fold({ name, title, onApproach, children }: FoldProps) {
  const [open] = useState(() => wasOpen(name));
  const [drawn, setDrawn] = useState(open);
  useEffect(() => {
    setDrawn(true);
    if (open) onApproach?.();
  }, []);
  const onToggle = ({ currentTarget: { open } }: { readonly currentTarget: HTMLDetailsElement }) => {
    keep(name, open);
    if (open) onApproach?.();
  };
  return (
    <details
      data-fold={name}
      open={open}
      onToggle={onToggle}
      onPointerEnter={onApproach}
      onFocusIn={onApproach}
    >
      <summary>{text({ key: title })}</summary>
      {drawn && <div class="fold">{children}</div>}
    </details>
  );
}

// `localStorage` answers at once, so nothing jumps; it throws where the browser keeps nothing for anybody.
function wasOpen(name: string): boolean {
  try {
    return localStorage.getItem(`fold:${name}`) === 'open';
  } catch {
    return false;
  }
}

function keep(name: string, open: boolean): void {
  try {
    if (open) localStorage.setItem(`fold:${name}`, 'open');
    else localStorage.removeItem(`fold:${name}`);
  } catch {
    // Then it is closed the next time.
  }
}
