/** How long something must hold still to count as still, in ms: ten frames at 60 Hz. */
export const stillFor = 165;

/**
 * Runs in a popup. Waits until it neither changes its size nor moves for `wanted` ms: sections load their
 * content, and the popup grows after it opens. With a selector, waits until an element matches, is enabled and
 * holds still, too. Throws after 15 s.
 */
export async function awaitStillness(document: Document, wanted: number, selector?: string): Promise<void> {
  const view = document.defaultView;
  if (!view) throw new Error('The popup has closed');
  // A popup that closes meanwhile paints no more frames.
  const frame = () =>
    new Promise((resolve) => {
      view.requestAnimationFrame(resolve);
      setTimeout(resolve, 1_000);
    });
  const isAnimated = () =>
    document.getAnimations().some(({ playState, effect }) => {
      // The animations of the countdown and of an attempt never end; both are SVG.
      const isDrawn = (effect as KeyframeEffect | null)?.target?.namespaceURI?.endsWith('svg');
      return playState === 'running' && !isDrawn;
    });
  /** Returns where the element is; undefined if it cannot be clicked yet. */
  const placeOf = (wantedElement: string) => {
    const element = document.querySelector(wantedElement);
    if (!element || element.matches(':disabled, [aria-disabled=true]')) return undefined;
    element.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return width > 0 ? [x, y, width, height].join() : undefined;
  };
  const start = performance.now();
  let last = '';
  let since = start;
  // A single long frame says nothing.
  for (let frames = 0; frames < 3 || performance.now() - since < wanted; frames++) {
    if (performance.now() - start > 15_000)
      throw new Error(selector ? `Nothing at ${selector} can be clicked` : 'The popup does not hold still');
    await frame();
    if (!document.defaultView) throw new Error('The popup has closed');
    const { scrollWidth, scrollHeight } = document.documentElement;
    const place = selector ? placeOf(selector) : '';
    const now = [view.innerWidth, view.innerHeight, scrollWidth, scrollHeight, place].join();
    if (isAnimated() || place === undefined || now !== last) {
      frames = 0;
      since = performance.now();
    }
    last = now;
  }
}
