import { useEffect, useRef, useState } from 'preact/hooks';
import type { Prospect } from '../../explanation/popup-view.ts';
import { text } from '../text.ts';

const circumference = 2 * Math.PI * 20;

/** What happens now, with the time that is left where there is one. */
export function WhatNow({ prospect: { now, dueAt }, tries }: { prospect: Prospect; tries: number }) {
  const left = useTimeLeft(dueAt);
  // The ring empties from what was left when it was first seen.
  const whole = useRef({ dueAt, left });
  if (whole.current.dueAt !== dueAt) whole.current = { dueAt, left };
  const share = left === undefined ? 1 : left / Math.max(whole.current.left ?? left, 1);
  return (
    <section class="now" aria-label={text({ key: 'popup_what_now' })}>
      <svg class={left === undefined ? 'ring still' : 'ring'} viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r="20" />
        {left !== undefined && (
          <circle
            class="rest"
            cx="22"
            cy="22"
            r="20"
            stroke-dasharray={circumference}
            stroke-dashoffset={circumference * (1 - share)}
          />
        )}
      </svg>
      {left !== undefined && (
        <p role="timer">
          {text({ key: 'popup_countdown', values: [{ duration: Math.ceil(left / 1000) * 1000 }] })}
        </p>
      )}
      <p class={left === undefined ? '' : 'quiet'}>{text(now)}</p>
      {tries > 0 && <p class="quiet">{text({ key: 'popup_tries', values: [{ count: tries }] })}</p>}
    </section>
  );
}

/** The ms until a time, counted down four times a second; undefined without one. */
function useTimeLeft(dueAt: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (dueAt === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [dueAt]);
  return dueAt === undefined ? undefined : Math.max(0, dueAt - now);
}
