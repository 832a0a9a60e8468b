import { useState } from 'preact/hooks';
import { textLanguage } from '../../browser/i18n.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { pastCauseMessage, pastGeneratedBy } from '../../explanation/past-outage-messages.ts';
import { causeGroupOf } from '../../history/cause-groups.ts';
import type { PastOutage } from '../../history/past-outages.ts';
import type { SiteSummary } from '../../history/site-summary.ts';
import { text, valueText } from '../text.ts';
import { CauseSign } from './cause-sign.tsx';
import { deleteOutages } from './deletion.ts';
import { shortOrigin } from './outage-strip.tsx';

const pageSize = 25;

const columns: readonly MessageKey[] = [
  'history_page_column_when',
  'history_page_column_lasted',
  'history_page_column_cause',
  'history_page_column_status',
  'history_page_column_generated_by',
  'history_page_column_attempts',
];

/** One row for each outage of a site, newest first. */
export function OutageTable({ site: { origin, outages } }: { site: SiteSummary }) {
  const [shown, show] = useState(pageSize);
  const longest = Math.max(1, ...outages.map(({ since, until }) => until - since));
  return (
    <>
      <table aria-label={text({ key: 'history_page_each_of', values: [shortOrigin(origin)] })}>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {text({ key })}
              </th>
            ))}
            <th scope="col">
              <span class="hidden">{text({ key: 'history_page_column_delete' })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {outages.slice(0, shown).map((past) => (
            <OutageRow key={past.since} past={past} longest={longest} />
          ))}
        </tbody>
      </table>
      {outages.length > shown && (
        <button type="button" data-act="more-outages" onClick={() => show(shown + 4 * pageSize)}>
          {text({ key: 'history_page_more_outages' })}
        </button>
      )}
    </>
  );
}

function OutageRow({ past, longest }: { past: PastOutage; longest: number }) {
  const { origin, since, until, end, status, cause, attempts } = past;
  const lasted = valueText({ roughly: until - since });
  const [when, length, why, answer, by, tries] = columns.map((key) => text({ key }));
  return (
    <tr>
      <th scope="row" data-label={when}>
        <time dateTime={isoOf(since)}>{momentOf(since)}</time>
      </th>
      <td data-label={length}>
        {end === 'back' ? (
          lasted
        ) : (
          <span title={text({ key: 'history_page_at_least_note' })}>
            {text({ key: 'history_page_at_least', values: [lasted] })}
          </span>
        )}
        <span class="length" style={{ inlineSize: `${(100 * (until - since)) / longest}%` }} />
      </td>
      <td data-label={why} class="cause">
        <CauseSign group={causeGroupOf(cause)} />
        <span>{text(pastCauseMessage(past))}</span>
      </td>
      <td data-label={answer}>{status || '–'}</td>
      <td data-label={by}>{valueText(pastGeneratedBy(past))}</td>
      <td data-label={tries}>{valueText({ count: attempts })}</td>
      <td>
        <button
          type="button"
          class="quiet"
          data-act="delete-outage"
          aria-label={text({ key: 'history_page_delete_one_of', values: [momentOf(since)] })}
          onClick={() => void deleteOutages({ of: 'outage', origin, since })}
        >
          {text({ key: 'history_page_delete' })}
        </button>
      </td>
    </tr>
  );
}

const moment = new Intl.DateTimeFormat(textLanguage(), {
  dateStyle: 'medium',
  timeStyle: 'short',
});

function momentOf(time: number): string {
  return Number.isNaN(new Date(time).getTime()) ? '' : moment.format(time);
}

function isoOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
