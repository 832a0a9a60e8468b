import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';

interface FoldProps {
  readonly name: 'why' | 'more' | 'owner';
  readonly title: MessageKey;
  readonly children: ComponentChildren;
}

/**
 * A part that is folded away, or open where its reader left it so. What is folded away is drawn after the first
 * frame: the words in sight do not wait for it.
 */
export function Fold({ name, title, children }: FoldProps) {
  const [open] = useState(() => wasOpen(name));
  const [drawn, setDrawn] = useState(open);
  useEffect(() => setDrawn(true), []);
  return (
    <details data-fold={name} open={open} onToggle={({ currentTarget }) => keep(name, currentTarget.open)}>
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
