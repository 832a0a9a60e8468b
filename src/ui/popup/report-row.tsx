import { type ReportLine, writeReport } from '../../explanation/report-lines.ts';
import { text } from '../text.ts';
import { CopyButton } from './copy-button.tsx';

/** A row with buttons that copy a report for a help desk, as text and as Markdown. */
export function ReportRow({ lines }: { lines: () => readonly ReportLine[] }) {
  const reportIn = (format: 'text' | 'markdown') => writeReport(lines(), format, text);
  return (
    <li>
      <CopyButton label="popup_copy_report" act="copy-report" write={() => reportIn('text')} />
      <CopyButton label="popup_copy_markdown" act="copy-markdown" write={() => reportIn('markdown')} />
      <p class="note">{text({ key: 'popup_copy_report_note' })}</p>
    </li>
  );
}
