import type { PartGroup } from '../parts/failed-parts.ts';
import type { PageParts } from '../parts/parts-summary.ts';
import { shareableUrl } from './redact.ts';
import { environmentLines, type ReportContext, type ReportLine, zonedTime } from './report-lines.ts';

/** How many URLs of failed parts a report contains. */
const mostUrls = 50;

/**
 * Returns what a site's operator needs to find the failed parts of a page in their logs. Omits queries, credentials and
 * path segments that may be tokens, and for private windows every name.
 *
 * @param readAt when the page was read, in ms since the epoch
 */
export function partsReportOf(
  parts: PageParts,
  readAt: number,
  context: ReportContext,
): readonly ReportLine[] {
  const { url, groups, visibility, timing } = parts;
  const address = context.private ? ({ key: 'report_private' } as const) : shareableUrl(url);
  const failed = groups
    .flatMap((group) => (context.private ? countOf(group) : urlsOf(group)))
    .slice(0, mostUrls);
  const phases = timing?.phases.map(({ name, took }) => `${name} ${Math.round(took)} ms`) ?? [];
  return [
    { label: { key: 'report_time' }, value: zonedTime(readAt, context.zoneOffset) },
    ...(address === undefined ? [] : [{ label: { key: 'report_address' }, value: address } as const]),
    ...failed.map((value): ReportLine => ({ label: { key: 'parts_report_failed' }, value })),
    { label: { key: 'parts_report_seen' }, value: `${visibility.seen}` },
    { label: { key: 'parts_report_unknown' }, value: `${visibility.unknown}${visibility.isCut ? '+' : ''}` },
    ...(timing
      ? [
          {
            label: { key: 'parts_report_timing' },
            value: [...(timing.protocol ? [timing.protocol] : []), ...phases].join(', '),
          } as const,
        ]
      : []),
    ...environmentLines(context),
  ];
}

function countOf({ kind, status, count }: PartGroup): string {
  return `${status ?? '-'} ${kind}, ${count}×`;
}

function urlsOf({ kind, status, urls }: PartGroup): readonly string[] {
  return urls.map(({ url, count, took }) => {
    const times = count > 1 ? `, ${count}×` : '';
    const duration = took === undefined ? '' : `, ${Math.round(took)} ms`;
    return `${status ?? '-'} ${kind} ${shareableUrl(url) ?? ''}${times}${duration}`;
  });
}
