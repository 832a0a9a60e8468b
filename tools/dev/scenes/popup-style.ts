/// <reference types="vite/types/importMeta.d.ts" />
import popupCss from '../../../src/ui/popup/popup.css?inline';

let current = popupCss;
const followers = new Set<(css: string) => void>();

/** Calls back with the popup's style sheet, now and after each change. Returns a function that ends this. */
export function followPopupStyle(apply: (css: string) => void): () => void {
  apply(current);
  followers.add(apply);
  return () => void followers.delete(apply);
}

// Vite knows which module this is from the literal path.
import.meta.hot?.accept('../../../src/ui/popup/popup.css?inline', (changed) => {
  current = (changed as { readonly default: string } | undefined)?.default ?? current;
  for (const apply of followers) apply(current);
});
