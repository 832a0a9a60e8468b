import { useId, useState } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import type { SiteSummary } from '../../history/site-summary.ts';
import { paragraph, text } from '../text.ts';
import { deleteOutages } from './deletion.ts';
import { OutageStrip, shortOrigin } from './outage-strip.tsx';
import { OutageTable } from './outage-table.tsx';

interface SiteEntryProps {
  readonly site: SiteSummary;
  /** In ms since the epoch. */
  readonly now: number;
  /** Whether the table is open at first. */
  readonly open: boolean;
}

/** A site: what its outages add up to, the strip of the last month, and a table of all of them. */
export function SiteEntry({ site, now, open }: SiteEntryProps) {
  const { origin } = site;
  const [isOpen, setOpen] = useState(open);
  const title = useId();
  return (
    <article aria-labelledby={title} data-site={origin}>
      <h2 id={title}>
        <bdi>{shortOrigin(origin)}</bdi>
      </h2>
      <p>{paragraph(totalsOf(site))}</p>
      <OutageStrip site={site} now={now} />
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary aria-label={text({ key: 'history_page_each_of', values: [shortOrigin(origin)] })}>
          {text({ key: 'history_page_each' })}
        </summary>
        {isOpen && (
          <>
            <OutageTable site={site} />
            <button
              type="button"
              data-act="delete-site"
              aria-label={text({ key: 'history_page_delete_site_of', values: [shortOrigin(origin)] })}
              onClick={() => void deleteOutages({ of: 'site', origin })}
            >
              {text({ key: 'history_page_delete_site' })}
            </button>
          </>
        )}
      </details>
    </article>
  );
}

function totalsOf(site: SiteSummary): readonly Message[] {
  const { outages, recent, failedFor, typicallyBackAfter, usuallyBackWithin } = site;
  const older = outages.length - recent;
  const messages: (Message | undefined)[] = [
    recent > 0
      ? { key: 'history_page_totals', values: [{ roughly: failedFor }, { plural: recent }] }
      : { key: 'history_page_none_recent' },
    older > 0 ? { key: 'history_page_older', values: [{ count: older }] } : undefined,
    typicallyBackAfter === undefined
      ? undefined
      : { key: 'history_page_typically', values: [{ roughly: typicallyBackAfter }] },
    usuallyBackWithin === undefined || usuallyBackWithin === typicallyBackAfter
      ? undefined
      : { key: 'history_page_usually', values: [{ roughly: usuallyBackWithin }] },
  ];
  return messages.filter((message) => message !== undefined);
}
