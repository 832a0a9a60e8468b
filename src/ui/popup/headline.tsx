import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

/**
 * Has the first focus, so that it is the first thing read aloud and no key press acts by accident, and again where
 * what had it is gone: a button that went away, or a popup of Firefox, which takes the focus from a document when it
 * moves it into its panel.
 */
export function Headline({ message }: { message: Message }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const takeLost = () => {
    // The example of the first-run page stands among others, in a shadow tree: what they do is not its concern.
    const isPopup = heading.current?.getRootNode() === document;
    if (isPopup && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  };
  useEffect(takeLost);
  // Not once keys are pressed: then Tab comes round through the window, to what stands above.
  useEffect(() => {
    const stop = () => removeEventListener('focus', takeLost);
    addEventListener('focus', takeLost);
    addEventListener('keydown', stop, { once: true });
    return stop;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text(message)}
    </h1>
  );
}
