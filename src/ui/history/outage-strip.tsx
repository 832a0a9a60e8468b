import { type CauseGroup, causeGroups } from '../../history/cause-groups.ts';
import { type Segment, segmentsOf } from '../../history/outage-strip.ts';
import type { SiteSummary } from '../../history/site-summary.ts';
import { text } from '../text.ts';
import { CauseShape } from './cause-sign.tsx';

// In px.
const rowHeight = 13;
const durationHeight = 8;
const attemptHeight = 2;
const maxAttemptsDrawn = 10;
const below = durationHeight / 2 + attemptHeight * maxAttemptsDrawn;

/** The width of a strip in its own units. It is stretched to its place, the widths of lines are not. */
const width = 3_000;

/**
 * Draws the outages of a site in the last 30 days on a line of time: a sign for the cause, a band to scale for the
 * duration, and below it a line for the attempts. From right to left where the language is read so, as the words at its
 * ends are; no sign changes in a mirror.
 */
export function OutageStrip({ site, now }: { site: SiteSummary; now: number }) {
  const segments = segmentsOf(site.outages, now);
  const rows = 1 + Math.max(0, ...segments.map(({ row = 0 }) => row));
  const line = rows * rowHeight + 6;
  const height = line + below;
  return (
    <div class="strip">
      <svg
        role="img"
        height={height}
        aria-label={text({ key: 'history_page_timeline', values: [shortOrigin(site.origin)] })}
      >
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="day" d={daysOn(line)} />
          <path class="time" d={`M0 ${line}H${width}`} />
          {causeGroups.map((group) => (
            <GroupOnLine key={group} group={group} segments={segments} line={line} />
          ))}
        </svg>
        {segments.map(
          ({ start, row, group }, nth) =>
            row !== undefined && (
              <CauseShape
                key={nth}
                group={group}
                at={`${(100 * start).toFixed(2)}% ${line - 6 - (row + 0.5) * rowHeight}px`}
              />
            ),
        )}
      </svg>
      <p class="ends" aria-hidden="true">
        <span>{text({ key: 'history_page_strip_start' })}</span>
        <span>{text({ key: 'history_page_strip_end' })}</span>
      </p>
    </div>
  );
}

interface GroupOnLineProps {
  readonly group: CauseGroup;
  readonly segments: readonly Segment[];
  /** Where the line of time is, in px from the top. */
  readonly line: number;
}

/**
 * Draws durations and attempts of one kind of cause, all in a few paths: thousands of elements would take longer than the
 * page may. A few minutes are too short to be seen in a month, so the start has a line of fixed width.
 */
function GroupOnLine({ group, segments, line }: GroupOnLineProps) {
  const own = segments.filter((segment) => segment.group === group);
  if (own.length === 0) return null;
  const [top, bottom] = [line - durationHeight / 2, line + durationHeight / 2];
  const durations = (end: 'back' | 'left') =>
    own
      .filter(({ outage }) => outage.end === end)
      .map(
        ({ start, length }) => `M${unit(start)} ${top}h${unit(length)}v${durationHeight}h-${unit(length)}z`,
      )
      .join('');
  const starts = own.map(({ start }) => `M${unit(start)} ${top}V${bottom}`).join('');
  const attempts = own
    .map(({ start, outage }) => `M${unit(start)} ${bottom}v${drawnAttempts(outage.attempts) * attemptHeight}`)
    .join('');
  return (
    <g data-group={group}>
      <path class="duration" d={durations('back')} />
      <path class="duration open" d={durations('left')} />
      <path class="start" d={starts} />
      <path class="attempts" d={attempts} />
    </g>
  );
}

const unit = (share: number) => (share * width).toFixed(1);

function drawnAttempts(attempts: number): number {
  return Math.max(0, Math.min(maxAttemptsDrawn, attempts));
}

/** A tick for each day, and a longer one for each week before now. */
function daysOn(line: number): string {
  const ticks = Array.from(
    { length: 31 },
    (_, day) => `M${day * 100} ${line}v${(30 - day) % 7 === 0 ? 8 : 4}`,
  );
  return ticks.join('');
}

/** Returns an origin as short as it is unambiguous: without the scheme if that is https. */
export function shortOrigin(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}
