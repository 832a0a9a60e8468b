import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';

/** Returns the text for a time left in ms. It counts whole seconds, rounded up, and ends at one second. */
export function countdownMessage(left: number): Message {
  return { key: 'popup_countdown', values: [{ left: Math.max(1, Math.ceil(left / 1000)) * 1000 }] };
}

/** Returns the ms until a time in ms since the epoch, updated four times a second; undefined without a time. */
export function useTimeLeft(dueAt: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (dueAt === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [dueAt]);
  return dueAt === undefined ? undefined : Math.max(0, dueAt - now);
}

export function Countdown({ left }: { left: number }) {
  return (
    <p class="title" role="timer">
      {text(countdownMessage(left))}
    </p>
  );
}

/** Draws the time left as a circle, full at the first render and then shrinking. */
export function CountdownRing({ left }: { left: number }) {
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
