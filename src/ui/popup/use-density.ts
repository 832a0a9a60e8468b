import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** In px; Chrome lets no popup be higher (documented). */
const highest = 600;

const densest = 2;

/**
 * Returns how dense the popup's layout must be, and a reference for its root: 0, unless some language and situation
 * need more than the browser's maximum height. It only grows, so that nothing moves back and forth while the popup is
 * open. Open sections do not count: a popup with one of them scrolls, as does one on a touch screen.
 */
export function useDensity(): readonly [density: number, root: RefObject<HTMLElement | null>] {
  const root = useRef<HTMLElement>(null);
  const [density, setDensity] = useState(0);
  useEffect(() => {
    const main = root.current;
    if (!main || density === densest || matchMedia('(pointer: coarse)').matches) return;
    let frame = 0;
    const observer = new ResizeObserver(() => {
      if (main.offsetHeight <= highest || main.querySelector('[open]')) return;
      // A change of size within the observer's own callback is an error of the page.
      frame = requestAnimationFrame(() => setDensity(density + 1));
    });
    observer.observe(main);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [density]);
  return [density, root];
}
