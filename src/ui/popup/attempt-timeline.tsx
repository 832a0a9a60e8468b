import type { Attempt, Plan } from '../../explanation/plan-picture.ts';
import { text } from '../text.ts';

const markPaths: Readonly<Record<Attempt, string>> = {
  failed: 'M-2.5-2.5l5 5m0-5l-5 5',
  good: 'M-3.5 0l2.5 2.8 4.5-5.5',
  now: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  next: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  later: 'M0 0v.1',
};

/** Returns the space before a mark. It grows as the delays between attempts do, up to what fits. */
const spaceBefore = (nth: number) => (nth === 0 ? 6 : Math.min(9 + 2 * nth, 16));

/** Draws past and planned attempts as a row of crosses, a circle and dots. The caption says the same in words. */
export function AttemptTimeline({ plan: { attempts, caption } }: { plan: Plan }) {
  let end = 0;
  const places = attempts.map((_, nth) => (end += spaceBefore(nth)));
  const width = end + 6;
  return (
    <p class="plan">
      <svg viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
        {attempts.map((attempt, nth) => (
          <path key={nth} class={attempt} d={markPaths[attempt]} transform={`translate(${places[nth]} 6)`} />
        ))}
      </svg>
      {text(caption)}
    </p>
  );
}
