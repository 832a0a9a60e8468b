import { extensionVersion } from '../../browser/runtime.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { archivedCopyOf } from '../../explanation/redact.ts';
import { reportOf } from '../../explanation/report.ts';
import { text } from '../text.ts';
import { ReportRow } from './report-row.tsx';

interface ShareRowsProps {
  readonly failed: FailedPage;
  readonly isPrivate: boolean;
}

/** Rows that hand the page's address to others: a link to an archived copy, and a report to copy for a help desk. */
export function ShareRows({ failed, isPrivate }: ShareRowsProps) {
  const archive = archivedCopyOf(failed.page.url);
  const lines = () =>
    reportOf(failed, {
      private: isPrivate,
      zoneOffset: new Date(failed.page.arrivedAt).getTimezoneOffset(),
      userAgent: navigator.userAgent,
      version: extensionVersion(),
    });
  return (
    <>
      {archive && (
        <li>
          <a data-act="archive" class="button" href={archive} target="_blank" rel="noreferrer">
            {text({ key: 'popup_archive' })}
          </a>
          <p class="note">{text({ key: 'popup_archive_note' })}</p>
        </li>
      )}
      <ReportRow lines={lines} />
    </>
  );
}
