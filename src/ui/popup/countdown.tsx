import { useRef } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

/** `left` in ms; whole seconds are told, the last of them as one. */
export function countdownWords(left: number): Message {
  return { key: 'popup_countdown', values: [{ left: Math.max(1, Math.ceil(left / 1000)) * 1000 }] };
}

export function Countdown({ left }: { left: number }) {
  return (
    <p class="title" role="timer">
      {text(countdownWords(left))}
    </p>
  );
}

/** Empties from what was left when it was first seen. */
export function Ring({ left }: { left: number }) {
  const { current: whole } = useRef(Math.max(left, 1));
  return (
    <circle
      class="rest"
      cx="22"
      cy="22"
      r="20"
      pathLength="1"
      transform="rotate(-90 22 22)"
      stroke-dasharray="1"
      stroke-dashoffset={1 - left / whole}
    />
  );
}
