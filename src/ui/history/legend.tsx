import { causeGroupNames } from '../../explanation/past-outage-messages.ts';
import { causeGroups } from '../../history/cause-groups.ts';
import type { PastOutage } from '../../history/past-outages.ts';
import { period, summarizeSites } from '../../history/site-summary.ts';
import { paragraph, text } from '../text.ts';
import { CauseSign } from './cause-sign.tsx';
import { OutageStrip } from './outage-strip.tsx';

/** Explains what a strip shows. */
export function Legend() {
  return (
    <section aria-labelledby="legend" class="legend">
      <h2 id="legend">{text({ key: 'history_page_legend' })}</h2>
      <ul>
        {causeGroups.map((group) => (
          <li key={group}>
            <CauseSign group={group} />
            {text({ key: causeGroupNames[group] })}
          </li>
        ))}
      </ul>
      <p class="note">
        {paragraph([{ key: 'history_page_legend_bar' }, { key: 'history_page_legend_attempts' }])}
      </p>
    </section>
  );
}

/** [when it began and ended, as shares of the period, the cause, the attempts] */
const examples = [
  [0.12, 0.121, 'maintenance', 3],
  [0.4, 0.46, 'origin-unreachable', 8],
  [0.47, 0.471, 'origin-too-slow', 2],
  [0.83, 0.831, 'origin-crashed', 1],
] as const;

/** Draws an example of a strip, for a user who has none yet. */
export function ExampleStrip() {
  const outages = examples.map(([start, stop, cause, attempts]): PastOutage => {
    return { origin: '', since: start * period, until: stop * period, end: 'back', attempts, cause };
  });
  const [site] = summarizeSites(outages, period);
  return (
    <figure aria-hidden="true">
      <figcaption class="note">{text({ key: 'history_page_example' })}</figcaption>
      {site && <OutageStrip site={site} now={period} />}
    </figure>
  );
}
