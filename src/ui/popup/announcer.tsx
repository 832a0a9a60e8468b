import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../explanation/view.ts';
import { text } from '../text.ts';
import { countdownWords } from './countdown.tsx';

const notice = 10_000;

/** Nearer than this to its start, the ten seconds' notice would only repeat it. In ms. */
const worthNotice = 13_000;

/**
 * Tells who cannot see the popup what changes in it: each new state, and of a countdown its start, the last ten seconds
 * and its end, not every second. What stood there when the popup opened is read with the headline.
 */
export function Announcer({ view: { headline, card } }: { view: View }) {
  const [words, say] = useState('');
  const opened = useRef(false);
  const known = useRef(headline.key);
  const dueAt = card?.dueAt;
  const title = card && text(card.title);

  useEffect(() => {
    const news = known.current === headline.key ? '' : `${text(headline)} `;
    known.current = headline.key;
    if (dueAt === undefined) {
      if (opened.current) say(news + (title ?? ''));
      opened.current = true;
      return;
    }
    opened.current = true;
    const left = dueAt - Date.now();
    say(news + text(countdownWords(left)));
    const timers = [setTimeout(() => say(text({ key: 'state_trying' })), left)];
    if (left > worthNotice) timers.push(setTimeout(() => say(text(countdownWords(notice))), left - notice));
    return () => timers.forEach(clearTimeout);
  }, [headline.key, title, dueAt]);

  return (
    <p class="hidden" role="status">
      {words}
    </p>
  );
}
