import { useEffect, useRef, useState } from 'preact/hooks';
import type { Prospect } from '../../explanation/popup-view.ts';
import { text } from '../text.ts';

/** What happens now, with the time that is left where there is one. */
export function WhatNow({ prospect: { name, now, dueAt }, tries }: { prospect: Prospect; tries: number }) {
  const left = useTimeLeft(dueAt);
  return (
    <section class="now" aria-label={text({ key: 'popup_what_now' })}>
      {left === undefined ? <Sign name={name} /> : <Ring key={dueAt} left={left} />}
      {left !== undefined && (
        <p role="timer">
          {text({ key: 'popup_countdown', values: [{ duration: Math.ceil(left / 1000) * 1000 }] })}
        </p>
      )}
      <p class={left === undefined ? undefined : 'quiet'}>{text(now)}</p>
      {tries > 0 && <p class="quiet">{text({ key: 'popup_tries', values: [{ count: tries }] })}</p>}
    </section>
  );
}

const circumference = 2 * Math.PI * 20;

/** Empties from what was left when it was first seen. */
function Ring({ left }: { left: number }) {
  const { current: whole } = useRef(Math.max(left, 1));
  return (
    <svg class="sign" viewBox="0 0 44 44" aria-hidden="true">
      <circle class="track" cx="22" cy="22" r="20" />
      <circle
        class="rest"
        cx="22"
        cy="22"
        r="20"
        transform="rotate(-90 22 22)"
        stroke-dasharray={circumference}
        stroke-dashoffset={circumference * (1 - left / whole)}
      />
    </svg>
  );
}

// An arrow going round, two bars, a hand's stop: told apart by shape alone.
const signs: Readonly<Record<Prospect['name'], string>> = {
  counting: 'M30 17a9.5 9.5 0 1 0 1.5 7M31 11v6.5h-6.5',
  trying: 'M30 17a9.5 9.5 0 1 0 1.5 7M31 11v6.5h-6.5',
  paused: 'M18 15v14M26 15v14',
  waiting: 'M16.5 16.5h11v11h-11z',
};

function Sign({ name }: { name: Prospect['name'] }) {
  return (
    <svg class="sign" viewBox="0 0 44 44" aria-hidden="true">
      <circle class="track" cx="22" cy="22" r="20" />
      <path d={signs[name]} />
    </svg>
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
