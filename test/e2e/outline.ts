import { type Evaluate, withAxe } from './axe.ts';

/** The part of axe-core that computes roles and names as ARIA and HTML define them. */
interface AccessibilityTree {
  setup(node: Element): unknown;
  teardown(): void;
  readonly utils: { getNodeFromTree(element: Element): unknown };
  readonly commons: {
    readonly aria: { getRole(node: unknown): string | null };
    readonly dom: { isVisibleToScreenReaders(node: unknown): boolean };
    readonly text: { accessibleTextVirtual(node: unknown): string };
  };
}

/**
 * Returns what a screen reader makes of a document: each element's role, name or text, and state, one per
 * line in reading order. Computed in the same way in either browser.
 */
export async function outlineOf(evaluate: Evaluate): Promise<string> {
  await withAxe(evaluate);
  return evaluate(outline);
}

/** Runs in the document. */
function outline(document: Document): string {
  const view = document.defaultView as unknown as Window & { axe: AccessibilityTree };
  const { aria, dom, text } = view.axe.commons;
  // Read as one item, whatever it consists of.
  const whole = ['button', 'checkbox', 'heading', 'img', 'link', 'radio', 'summary'];
  // Nothing that is read aloud.
  const silent = [null, 'generic', 'group', 'none', 'presentation', 'strong'];

  const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
  const states = (element: Element) => [
    ...(element === document.activeElement ? ['focused'] : []),
    ...(element.localName === 'summary' ? [element.closest('details')?.open ? 'open' : 'closed'] : []),
    ...(element.getAttribute('aria-disabled') === 'true' ? ['disabled'] : []),
  ];

  /** Text continues until something with a line of its own ends it. */
  type Piece = { readonly words: string; readonly line?: true };
  function linesOf(pieces: readonly Piece[]): string[] {
    const lines = [''];
    for (const { words, line } of pieces)
      if (line) lines.push(words, '');
      else lines.push((lines.pop() ?? '') + words);
    return lines.map((words) => (words.includes('\n') ? words : words.trimEnd())).filter(plain);
  }

  function piecesOf(node: Node): readonly Piece[] {
    if (node.nodeType === Node.TEXT_NODE) return [{ words: (node.textContent ?? '').replace(/\s+/g, ' ') }];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const element = node as Element;
    const known = view.axe.utils.getNodeFromTree(element);
    if (!known || !dom.isVisibleToScreenReaders(known)) return [];
    const role = element.localName === 'summary' ? 'summary' : aria.getRole(known);
    if (role && whole.includes(role)) {
      const state = states(element).map((each) => ` (${each})`);
      return [
        { words: `${role} "${plain(text.accessibleTextVirtual(known))}"${state.join('')}`, line: true },
      ];
    }
    const pieces = Array.from(element.childNodes).flatMap(piecesOf);
    if (view.getComputedStyle(element).display.startsWith('inline')) return pieces;
    const lines = linesOf(pieces);
    if (lines.length === 0) return [];
    if (silent.includes(role)) return lines.map((words) => ({ words, line: true }));
    const name = element.getAttribute('aria-label');
    const head = name ? `${role} "${name}"` : role;
    const words = pieces.some(({ line }) => line)
      ? [
          head,
          ...lines
            .join('\n')
            .split('\n')
            .map((each) => `  ${each}`),
        ].join('\n')
      : `${head}: ${lines[0]}`;
    return [{ words, line: true }];
  }

  view.axe.setup(document.documentElement);
  try {
    return linesOf(Array.from(document.body.childNodes).flatMap(piecesOf)).join('\n');
  } finally {
    view.axe.teardown();
  }
}

/** What differs from one run to the next, and its replacement. */
const passing: readonly (readonly [RegExp, string])[] = [
  // What was announced depends on how soon the popup had its data.
  [/\n {2}status: .*/g, ''],
  [/\.example:\d+/g, '.example:PORT'],
  [/\b\w{3},? \d+,? (?:\w{3} )?20\d\d,? [\d:]+ (?:[AP]M )?\S+/g, 'TIME'],
  [/just now|\d[\d.]* \w+ ago/g, 'A WHILE AGO'],
  [/\d[\d.]* (millisecond|second|minute)s?/g, 'SOME $1s'],
  [/\b\d+ ms\b/g, 'SOME ms'],
  [/\b(nginx|squid)\/[\d.]+\d/g, '$1/VERSION'],
];

/** Returns the outline with everything replaced that differs between runs. */
export function steady(outline: string): string {
  return passing.reduce((text, [what, word]) => text.replace(what, word), outline);
}
