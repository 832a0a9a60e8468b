import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../explanation/view.ts';
import { text } from '../text.ts';
import { countdownMessage } from './countdown.tsx';

/** How long before a countdown ends its remaining time is announced, in ms. */
const notice = 10_000;

/**
 * The shortest countdown that gets this notice, in ms: in a shorter one it would repeat the announcement of the start.
 */
const shortestWithNotice = 13_000;

/**
 * Announces changes to users of a screen reader: each new state and, of a countdown, its start, its last ten seconds
 * and its end, but not every second. The state at the popup's opening is not announced; it is read with the headline.
 */
export function Announcer({ view: { headline, card } }: { view: View }) {
  const [announcement, announce] = useState('');
  const opened = useRef(false);
  const lastHeadline = useRef(headline.key);
  const dueAt = card?.dueAt;
  const title = card && text(card.title);

  useEffect(() => {
    const newHeadline = lastHeadline.current === headline.key ? '' : `${text(headline)} `;
    lastHeadline.current = headline.key;
    if (dueAt === undefined) {
      if (opened.current) announce(newHeadline + (title ?? ''));
      opened.current = true;
      return;
    }
    opened.current = true;
    const left = dueAt - Date.now();
    announce(newHeadline + text(countdownMessage(left)));
    const timers = [setTimeout(() => announce(text({ key: 'state_loading' })), left)];
    if (left > shortestWithNotice)
      timers.push(setTimeout(() => announce(text(countdownMessage(notice))), left - notice));
    return () => timers.forEach(clearTimeout);
  }, [headline.key, title, dueAt]);

  return (
    <p class="hidden" role="status">
      {announcement}
    </p>
  );
}
