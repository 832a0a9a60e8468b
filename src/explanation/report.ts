import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Page } from '../navigation/page.ts';
import { commandTargetOf } from './command-target.ts';
import type { Message } from './message.ts';
import { ownersPart } from './owner.ts';
import { redactText, shareableUrl } from './redact.ts';
import { environmentLines, type ReportContext, type ReportLine, zonedTime } from './report-lines.ts';

/**
 * Returns what a site's operator or a help desk needs to find this failure in their logs. Omits cookies, queries,
 * credentials and path segments that may be tokens.
 */
export function reportOf(
  { page, diagnosis, commonCause }: FailedPage,
  context: ReportContext,
): readonly ReportLine[] {
  const owner = ownersPart(diagnosis, commandTargetOf(page.url), commonCause);
  const hidden = context.private;
  const head = page.outcome.kind === 'response' ? page.outcome.head : undefined;
  // Its `details` parameter may quote the requested URL.
  const proxyStatus = (hidden ? undefined : head)?.headers.flatMap(([name, value]) =>
    /^proxy-status$/i.test(name) ? [value] : [],
  );
  const lines: readonly (readonly [Message['key'], Message | string | undefined])[] = [
    ['report_time', zonedTime(page.arrivedAt, context.zoneOffset)],
    ['report_address', hidden ? { key: 'report_private' } : shareableUrl(page.url)],
    ['report_method', page.method],
    ['report_generated_by', owner.generatedBy],
    ['report_error', errorOf(page)],
    ['report_fault', { key: `fault_${diagnosis.fault}` }],
    ['report_cause', owner.summary],
    ['report_confidence', owner.confidence],
    ['common_cause_label', owner.commonCause],
    ['report_proxy_status', proxyStatus?.length ? redactText(proxyStatus.join(', ')) : undefined],
    [
      'report_time_to_first_byte',
      head?.timeToFirstByte === undefined ? undefined : `${Math.round(head.timeToFirstByte)} ms`,
    ],
  ];
  const ids = hidden ? [] : diagnosis.ids;
  return [
    ...lines.flatMap(([key, value]) => (value === undefined ? [] : { label: { key }, value })),
    ...ids.map(({ name, value }): ReportLine => ({ label: { key: 'report_id', values: [name] }, value })),
    ...environmentLines(context),
  ];
}

function errorOf({ outcome }: Page): string | undefined {
  return outcome.kind === 'error' ? outcome.code : undefined;
}
