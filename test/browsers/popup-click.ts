import { type Popup, waitFor } from './browser.ts';
import { awaitStillness, stillFor } from './stillness.ts';

/** How many clicks that met something else are tried again: an element may move after all. */
const missesAllowed = 2;

/**
 * Clicks the middle of the first element in a popup that matches, once it is there, enabled and holds still. A
 * click that lands on another element is suppressed and tried again. Throws if none lands.
 *
 * @param press presses and releases the mouse at a point of the popup, in px
 * @param lossesAllowed how many clicks of which the popup hears nothing are tried again
 */
export async function clickInside(
  evaluate: Popup['evaluate'],
  selector: string,
  press: (x: number, y: number) => Promise<unknown>,
  lossesAllowed: number,
): Promise<void> {
  // A popup that is gone after the press was clicked.
  const landing = () => evaluate(readLanding).catch(() => 'hit');
  const allowed = { missed: missesAllowed, lost: lossesAllowed };
  for (let isFirst = true; ; isFirst = false) {
    const aimed = evaluate(awaitStillness, stillFor, selector).then(() =>
      evaluate(takeAim, selector, isFirst),
    );
    const point = await aimed.catch(async (error) => {
      // A click given up as lost may only have been late, and have removed the element.
      if (isFirst || (await landing()) !== 'hit') throw error;
      return undefined;
    });
    if (!point) return;
    await press(...point).catch(async (error) => {
      if ((await landing()) !== 'hit') throw error;
    });
    const landed = await waitFor('the click', landing, 3_000).catch(() => undefined);
    if (landed === 'hit') return;
    const found = landed ? `a click on ${landed}` : 'no click';
    if (allowed[landed ? 'missed' : 'lost']-- === 0) {
      await evaluate(dropGuard).catch(() => undefined);
      throw new Error(`Expected a click on ${selector}; found ${found}`);
    }
    console.warn(`Clicking ${selector} again after ${found}`);
  }
}

/** The popup's window once clicks in it are guarded. */
interface Guarded {
  /** The selector of what the next click should hit; undefined once a click has come. */
  meantFor?: string | undefined;
  /** `hit`, or the beginning of the element that was hit instead. */
  landed?: string | undefined;
}

/**
 * Lets the popup see its next click only if that hits the first element that matches. Returns the element's middle;
 * undefined if an earlier click has hit it meanwhile.
 */
function takeAim(document: Document, selector: string, isFirst: boolean): [number, number] | undefined {
  const view = document.defaultView as (Window & Guarded) | null;
  const element = document.querySelector(selector);
  if (!view || !element) throw new Error(`The popup no longer has ${selector}`);
  if (!isFirst && view.landed === 'hit') return undefined;
  const check = (event: Event) => {
    const { meantFor } = view;
    // A script's click is no user's, and one on a label is followed by one on its control.
    if (meantFor === undefined || !event.isTrusted) return;
    const target = event.target as Element;
    const isHit = document.querySelector(meantFor)?.contains(target);
    Object.assign(view, { meantFor: undefined, landed: isHit ? 'hit' : target.outerHTML.slice(0, 80) });
    if (isHit) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  if (!('meantFor' in view)) view.addEventListener('click', check, { capture: true });
  Object.assign(view, { meantFor: selector, landed: undefined });
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

function readLanding({ defaultView: view }: Document): string | undefined {
  return (view as (Window & Guarded) | null)?.landed;
}

function dropGuard({ defaultView: view }: Document): void {
  Object.assign(view ?? {}, { meantFor: undefined });
}
