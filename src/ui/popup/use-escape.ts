import { useLayoutEffect } from 'preact/hooks';

/** Lets Escape take a second step back, where there is one, before it closes the popup. */
export function useEscape(leave: (() => void) | undefined): void {
  // Before the next key: an effect runs after the next paint, which a busy browser may put off.
  useLayoutEffect(() => {
    if (!leave) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      leave();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
