import { extensionVersion } from '../../browser/runtime.ts';
import { reportOf, writeReport } from '../../explanation/report.ts';
import type { FailedPage } from '../../session.ts';
import { text } from '../text.ts';
import { CopyButton } from './copy-button.tsx';
import type { ShownTab } from './shown-tab.ts';

/** The report for a help desk, as text and as Markdown. */
export function CopyReport({ failed, tab }: { failed: FailedPage; tab: ShownTab }) {
  const write = (format: 'text' | 'markdown') => {
    const lines = reportOf(failed, {
      private: tab.private,
      zoneOffset: new Date(failed.page.arrivedAt).getTimezoneOffset(),
      userAgent: navigator.userAgent,
      version: extensionVersion(),
    });
    return writeReport(lines, format, text);
  };
  return (
    <>
      <CopyButton label="popup_copy_report" act="copy-report" copied={() => write('text')} />
      <CopyButton label="popup_copy_markdown" act="copy-markdown" copied={() => write('markdown')} />
    </>
  );
}
