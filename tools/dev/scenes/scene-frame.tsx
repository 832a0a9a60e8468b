import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { setDocumentLanguage } from '../../../src/ui/document-setup.ts';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import type { ColorScheme } from '../../../test/browsers/appearance.ts';
import type { FixedScene } from '../../../test/scenes/fixed-scenes.ts';
import { followPopupStyle } from './popup-style.ts';

interface SceneFrameProps {
  readonly name: string;
  readonly scene: FixedScene;
  readonly scheme: ColorScheme;
}

/** Renders a state of the popup in a document of its own, for which its style sheet is written. */
export function SceneFrame({ name, scene, scheme }: SceneFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const leave = useRef<() => void>(undefined);
  useEffect(() => () => leave.current?.(), []);
  const onLoad = () => {
    leave.current?.();
    leave.current = frame.current ? fill(frame.current, scene, scheme) : undefined;
  };
  return (
    <iframe
      ref={frame}
      title={`${name}, ${scheme}`}
      srcdoc='<!doctype html><meta name="color-scheme" content="light dark"><style></style><div id="popup"></div>'
      onLoad={onLoad}
    />
  );
}

/** Renders the popup into a frame as high as its content; returns a function that removes it. */
function fill(frame: HTMLIFrameElement, { tab, clicks = [], afterwards }: FixedScene, scheme: ColorScheme) {
  const page = frame.contentDocument;
  const [style, root] = [page?.querySelector('style'), page?.getElementById('popup')];
  if (!page || !style || !root) return undefined;
  page.documentElement.dataset.theme = scheme;
  setDocumentLanguage(page);
  const unfollow = followPopupStyle((css) => {
    style.textContent = css;
  });
  const sizes = new ResizeObserver(() => {
    frame.style.blockSize = `${page.body.scrollHeight}px`;
  });
  sizes.observe(page.body);
  render(<Popup tab={tab(Date.now())} />, root);
  void clickThrough(root, clicks).then(() => {
    if (afterwards && root.isConnected) render(<Popup tab={afterwards(Date.now())} />, root);
  });
  return () => {
    unfollow();
    sizes.disconnect();
    render(null, root);
  };
}

/** Clicks elements in order, each as soon as it is there: sections render their content late. */
async function clickThrough(root: Element, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) (await appearing(root, selector)).click();
}

function appearing(root: Element, selector: string): Promise<HTMLElement> {
  const find = () => root.querySelector<HTMLElement>(selector);
  return new Promise((resolve) => {
    const found = find();
    if (found) return resolve(found);
    const changes = new MutationObserver(() => {
      const late = find();
      if (!late) return;
      changes.disconnect();
      resolve(late);
    });
    return changes.observe(root, { childList: true, subtree: true });
  });
}
