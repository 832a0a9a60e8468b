import { maxRows, type Segment, segmentsOf } from '../../history/outage-strip.ts';
import type { SiteSummary } from '../../history/site-summary.ts';
import { text } from '../text.ts';
import { CauseShape } from './cause-sign.tsx';

// In px.
const rowHeight = 13;
const attemptHeight = 2;
const maxAttemptsDrawn = 10;
const below = attemptHeight * maxAttemptsDrawn + 4;

const days = Array.from({ length: 31 }, (_, day) => day);
const percent = (share: number) => `${(100 * share).toFixed(3)}%`;

/**
 * Draws the outages of a site in the last 30 days on a line of time: a sign for the cause, a bar to scale for the
 * duration, and below it a line for the attempts. From right to left where the language is read so, as the words at its
 * ends are; each shape looks the same in a mirror.
 */
export function OutageStrip({ site, now }: { site: SiteSummary; now: number }) {
  const segments = segmentsOf(site.outages, now);
  const rows = Math.min(maxRows, 1 + Math.max(0, ...segments.map(({ row }) => row)));
  const line = rows * rowHeight + 6;
  return (
    <div class="strip">
      <svg
        role="img"
        height={line + below}
        aria-label={text({ key: 'history_page_strip', values: [shortOrigin(site.origin)] })}
      >
        {days.map((day) => (
          <line
            key={day}
            class="day"
            x1={percent(day / 30)}
            x2={percent(day / 30)}
            y1={line}
            y2={line + ((30 - day) % 7 === 0 ? 8 : 4)}
          />
        ))}
        <line class="time" x1="0" x2="100%" y1={line} y2={line} />
        {segments.map((segment) => (
          <OutageSegment key={segment.outage.since} segment={segment} line={line} />
        ))}
      </svg>
      <p class="ends" aria-hidden="true">
        <span>{text({ key: 'history_page_strip_start' })}</span>
        <span>{text({ key: 'history_page_strip_end' })}</span>
      </p>
    </div>
  );
}

function OutageSegment({ segment, line }: { segment: Segment; line: number }) {
  const { start, length, group, row, outage } = segment;
  const x = percent(start);
  const attempts = Math.min(maxAttemptsDrawn, outage.attempts);
  return (
    <g data-group={group}>
      {/* A few minutes are too short to be seen in a month, so the start has a line of fixed width. */}
      <line class="start" x1={x} x2={x} y1={line - 4} y2={line + 4} />
      <rect class="bar" x={x} y={line - 4} width={percent(length)} height={8} data-end={outage.end} />
      {attempts > 0 && (
        <line class="attempts" x1={x} x2={x} y1={line + 4} y2={line + 4 + attempts * attemptHeight} />
      )}
      <svg x={x} y={line - 6 - rowHeight / 2 - row * rowHeight} overflow="visible" aria-hidden="true">
        <CauseShape group={group} />
      </svg>
    </g>
  );
}

/** Returns an origin as short as it is unambiguous: without the scheme if that is https. */
export function shortOrigin(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}
