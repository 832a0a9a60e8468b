import type { Evaluate } from './axe.ts';

/** Returns the controls smaller than `least` px in either direction; links within a sentence are exempt. */
export function smallTargetsIn(evaluate: Evaluate, least: number): Promise<readonly string[]> {
  return evaluate((document, wanted) => {
    const targets = document.querySelectorAll<HTMLElement>('button, summary, .button, input, select, label');
    return Array.from(targets).flatMap((target) => {
      // A checkbox is toggled by its label as well.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
      const isSmall = target.checkVisibility() && (width < wanted || height < wanted - 0.5);
      return isSmall ? [`${target.textContent || target.outerHTML}: ${width} × ${height}`] : [];
    });
  }, least);
}

/**
 * Returns what extends beyond the document's width and what text is cut off; site and product names are
 * exempt.
 */
export function cutIn(evaluate: Evaluate): Promise<readonly string[]> {
  return evaluate((document) => {
    const view = document.defaultView as Window;
    const { scrollWidth, clientWidth } = document.documentElement;
    const all = Array.from(
      document.querySelectorAll<HTMLElement>('body *:not(svg, svg *, .hidden, .site, .product)'),
    );
    const cut = all.filter((element) => {
      if (!element.checkVisibility() || element.closest('.hidden, .site, .product')) return false;
      const isClipped = view.getComputedStyle(element).overflow !== 'visible';
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      return isClipped && (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1);
    });
    const words = all.filter((element) => {
      if (!element.checkVisibility() || element.children.length > 0 || !element.textContent) return false;
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1 || element.scrollWidth > Math.ceil(right - left) + 1;
    });
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth}`] : []),
      ...[...cut, ...words].map(
        ({ localName, className, textContent }) => `${localName}.${className}: ${textContent}`,
      ),
    ];
  });
}

/** Returns what does not fit into the popup; `limit` is its greatest height in px, if any. A cell of a table may scroll. */
export function misfitsIn(evaluate: Evaluate, limit: number | undefined): Promise<readonly string[]> {
  return evaluate((document, height) => {
    const { documentElement: root } = document;
    const faults: string[] = [];
    if (height !== undefined && root.scrollHeight > height) faults.push(`${root.scrollHeight} px high`);
    if (root.scrollWidth > root.clientWidth)
      faults.push(`${root.scrollWidth - root.clientWidth} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      const own = Array.from(element.childNodes).some(
        (node) => node.nodeType === 3 && node.nodeValue?.trim() !== '',
      );
      if (!own || element.closest('pre, code, svg, table, .visually-hidden')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      // What only a screen reader reads is 1 px wide.
      if (width < 2) continue;
      if (left < -1 || right > root.clientWidth + 1) faults.push(`outside: ${element.textContent}`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
        faults.push(`cut: ${element.textContent}`);
    }
    return faults;
  }, limit);
}
