import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface CollapsibleSectionProps {
  readonly name: 'meaning' | 'why' | 'parts' | 'check' | 'more' | 'owner';
  readonly title: Message;
  /** Called when the section is open, and when the pointer or the focus is on it, so that it may be opened next. */
  readonly onApproach?: () => void;
  readonly children: ComponentChildren;
}

/**
 * Renders a section that is collapsed unless the user left it open. The content of a collapsed section is rendered
 * after the first frame, so that it does not delay the text above.
 */
export function CollapsibleSection({ name, title, onApproach, children }: CollapsibleSectionProps) {
  const [initiallyOpen] = useState(() => wasOpen(name));
  const [rendered, setRendered] = useState(initiallyOpen);
  useEffect(() => {
    setRendered(true);
    if (initiallyOpen) onApproach?.();
  }, []);
  const onToggle = ({ currentTarget: { open } }: { readonly currentTarget: HTMLDetailsElement }) => {
    rememberOpen(name, open);
    if (open) onApproach?.();
  };
  return (
    <details
      data-section={name}
      open={initiallyOpen}
      onToggle={onToggle}
      onPointerEnter={onApproach}
      onFocusIn={onApproach}
    >
      <summary>{text(title)}</summary>
      {rendered && <div class="section-content">{children}</div>}
    </details>
  );
}

// `localStorage` is read synchronously, so the layout does not shift after the first frame. It throws where the browser
// blocks site data.
function wasOpen(name: string): boolean {
  try {
    return localStorage.getItem(`fold:${name}`) === 'open';
  } catch {
    return false;
  }
}

function rememberOpen(name: string, open: boolean): void {
  try {
    if (open) localStorage.setItem(`fold:${name}`, 'open');
    else localStorage.removeItem(`fold:${name}`);
  } catch {
    // The section is collapsed again in the next popup.
  }
}
