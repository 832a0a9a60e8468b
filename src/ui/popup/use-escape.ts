import { useLayoutEffect } from 'preact/hooks';

/**
 * Calls `leave` when Escape is pressed, instead of letting the browser close the popup. Does nothing without `leave`.
 */
export function useEscape(leave: (() => void) | undefined): void {
  // `useEffect` would run after the next paint, which a busy browser may delay until after the next key press.
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
