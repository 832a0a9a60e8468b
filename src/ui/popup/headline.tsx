import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

/** Has the first focus, so that it is the first thing read aloud and no key press acts by accident. */
export function Headline({ message }: { message: Message }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text(message)}
    </h1>
  );
}
