import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

/**
 * Renders the headline and gives it the initial focus, so that it is read aloud first and no key press triggers a
 * button by accident. It takes the focus again when the focused element is removed, and in Firefox, which removes the
 * focus from the document when it moves the popup into its panel.
 */
export function Headline({ message }: { message: Message }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const takeLostFocus = () => {
    // The example on the welcome page is in a shadow tree, where the focus of the page around it is not its concern.
    const isPopup = heading.current?.getRootNode() === document;
    if (isPopup && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  };
  useEffect(takeLostFocus);
  // After the first key press, the focus may return from the browser's own UI by Tab, which must reach the first
  // element.
  useEffect(() => {
    const stop = () => removeEventListener('focus', takeLostFocus);
    addEventListener('focus', takeLostFocus);
    addEventListener('keydown', stop, { once: true });
    return stop;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text(message)}
    </h1>
  );
}
