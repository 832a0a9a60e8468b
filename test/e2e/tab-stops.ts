import type { Popup, PopupKey } from '../browsers/browser.ts';

/** A tab stop: an element that the Tab key reaches. */
interface Stop {
  /** Its accessible name. */
  readonly name: string;
  /** True if a focus ring is shown and all of it is in view. */
  readonly isSeen: boolean;
  /** The keys that activate it: Enter for links, Space for checkboxes, both for all others. */
  readonly keys: readonly string[];
}

/** Returns all controls in reading order, from the focused one around. */
export function stopsWanted(popup: Popup): Promise<readonly Stop[]> {
  return popup.evaluate((document) => {
    const here = document.activeElement ?? document.body;
    const all = Array.from(document.querySelectorAll<HTMLElement>('a[href], button, summary, input, select'));
    const isAhead = (element: Element) =>
      Boolean(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const shown = all.filter((element) => element.checkVisibility());
    return [...shown.filter(isAhead), ...shown.filter((element) => !isAhead(element))].map((element) => ({
      name: element.ariaLabel ?? element.textContent ?? '',
      isSeen: true,
      keys: { a: ['Enter'], input: [' '] }[element.localName] ?? ['Enter', ' '],
    }));
  });
}

/**
 * Moves once around a popup by Tab alone and presses Enter and Space at each stop; their actions are
 * suppressed.
 */
export async function stopsByTab(popup: Popup, most: number): Promise<readonly Stop[]> {
  await popup.evaluate(keepFromActing);
  const stops: Stop[] = [];
  // The window around a popup may be a stop of its own.
  for (let nth = 0; nth <= most && stops.length < most; nth++) {
    await popup.press('Tab');
    const stop = await popup.evaluate(focused);
    if (!stop) continue;
    const { keys, ...seen } = stop;
    for (const key of keys) await popup.press(key);
    stops.push({ ...seen, keys: await popup.evaluate(keysThatClicked, keys.length) });
  }
  return stops;
}

/** Records which key causes each click, and suppresses the click. */
function keepFromActing(document: Document): void {
  const { dataset } = document.body;
  let key = '';
  document.addEventListener('focusin', () => Object.assign(dataset, { focus: 'new', clicks: '' }), true);
  document.addEventListener('keydown', (event) => (key = event.key), true);
  const note = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    dataset.clicks += `${key},`;
  };
  document.addEventListener('click', note, true);
}

/** Returns what has the focus after the last key, once that key and any scrolling after it have settled. */
async function focused(document: Document) {
  const view = document.defaultView as Window;
  const { dataset } = document.body;
  const frame = () => new Promise((resolve) => view.requestAnimationFrame(resolve));
  for (let nth = 0; nth < 60 && dataset.focus !== 'new'; nth++) await frame();
  const element = document.activeElement as HTMLElement;
  if (dataset.focus !== 'new') return undefined;
  delete dataset.focus;
  const isInside = () => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= view.innerHeight + 1 && right <= view.innerWidth + 1;
  };
  for (let nth = 0; nth < 60 && !isInside(); nth++) await frame();
  const { outlineStyle, outlineWidth } = view.getComputedStyle(element);
  return {
    name: element.ariaLabel ?? element.textContent ?? '',
    isSeen: isInside() && outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
    keys: ({ a: ['Enter'], input: [' '] }[element.localName] ?? ['Enter', ' ']) as readonly PopupKey[],
  };
}

async function keysThatClicked(document: Document, wanted: number): Promise<string[]> {
  const keys = () => document.body.dataset.clicks?.split(',').slice(0, -1) ?? [];
  for (let nth = 0; nth < 60 && keys().length < wanted; nth++)
    await new Promise((resolve) => document.defaultView?.requestAnimationFrame(resolve));
  return keys();
}
