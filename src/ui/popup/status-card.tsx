import type { Card } from '../../explanation/view.ts';
import { text } from '../text.ts';
import { AttemptTimeline } from './attempt-timeline.tsx';
import { Countdown, CountdownRing, useTimeLeft } from './countdown.tsx';

// Each has a shape of its own, so that none depends on color: a circular arrow, two bars, three dots, a square, a sheet
// of paper, a shield, a check mark, a question mark.
const signs: Readonly<Record<Card['sign'], string>> = {
  counting: 'M29.5 17.5a9 9 0 1 0 1.5 6M30.5 11.5v6h-6',
  trying: 'M29.5 17.5a9 9 0 1 0 1.5 6M30.5 11.5v6h-6',
  paused: 'M18 15v14M26 15v14',
  waiting: 'M14.5 22v.2M22 22v.2M29.5 22v.2',
  stopped: 'M16.5 16.5h11v11h-11z',
  form: 'M15.5 12.5h13v19h-13zM19 18h6M19 22h6M19 26h3',
  check: 'M22 12l8 3v6.5c0 5-3.5 8.5-8 10.5-4.5-2-8-5.5-8-10.500V15zM18.5 21.800l2.5 2.5 4.5-5',
  fine: 'M14.5 22.500l5 5L30 17',
  unsure: 'M18.5 19a3.8 3.8 0 1 1 5.5 3.400c-1.3.7-2 1.5-2 2.800m0 4v.2',
};

/** Says what happens now. It has the same height in every state. */
export function StatusCard({ card: { sign, title, note, dueAt, plan } }: { card: Card }) {
  const left = useTimeLeft(dueAt);
  return (
    <section class="card" data-sign={sign} aria-label={text({ key: 'popup_what_now' })}>
      <svg class="sign" viewBox="0 0 44 44" aria-hidden="true">
        <circle class="track" cx="22" cy="22" r="20" />
        {left !== undefined && <CountdownRing key={dueAt} left={left} />}
        <path d={signs[sign]} />
      </svg>
      {left === undefined ? <p class="title">{text(title)}</p> : <Countdown left={left} />}
      {note && <p class="note">{text(note)}</p>}
      {plan && <AttemptTimeline plan={plan} />}
    </section>
  );
}
