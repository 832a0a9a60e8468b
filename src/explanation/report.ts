import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Page } from '../navigation/page.ts';
import { commandTargetOf } from './command-target.ts';
import type { Message } from './message.ts';
import { ownersPart } from './owner.ts';
import { redactText, shareableUrl } from './redact.ts';
import { sanitize } from './sanitize.ts';

/** What a report needs besides the page. Nothing here identifies the user. */
export interface ReportContext {
  /** Omits the URL, the request ids and Proxy-Status, as for pages in private windows. */
  readonly private: boolean;
  /** The offset of the time zone at the time of the failure, in minutes, as `Date.getTimezoneOffset` returns it. */
  readonly zoneOffset: number;
  readonly userAgent: string;
  readonly version: string;
}

/** One line of a report. String values are data, possibly from the server. */
export interface ReportLine {
  readonly label: Message;
  readonly value: Message | string;
}

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
    { label: { key: 'report_browser' }, value: browserOf(context.userAgent) },
    { label: { key: 'extensionName' }, value: context.version },
  ];
}

/**
 * Formats a report as plain text, or as a Markdown list with values as inline code, so that they cannot contain markup.
 */
export function writeReport(
  lines: readonly ReportLine[],
  format: 'text' | 'markdown',
  say: (message: Message) => string,
): string {
  const written = lines.map(({ label, value }) => {
    const name = say(label);
    if (typeof value !== 'string')
      return format === 'text' ? `${name}: ${say(value)}` : `- **${name}:** ${say(value)}`;
    const safe = sanitize(value);
    return format === 'text' ? `${name}: ${safe}` : `- **${name}:** \`${safe.replaceAll('`', "'")}\``;
  });
  return `${written.join('\n')}\n`;
}

/** Formats a time as in 2026-11-22T23:40:12+01:00 (RFC 3339). */
function zonedTime(at: number, zoneOffset: number): string {
  const local = new Date(at - zoneOffset * 60_000).toISOString().slice(0, 19);
  const distance = Math.abs(zoneOffset);
  const [hours, minutes] = [Math.floor(distance / 60), distance % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${local}${zoneOffset > 0 ? '-' : '+'}${hours}:${minutes}`;
}

function errorOf({ outcome }: Page): string | undefined {
  return outcome.kind === 'error' ? outcome.code : undefined;
}

/**
 * Returns the browser's name and version from its user agent; unlisted browsers appear as the one they are based on.
 */
function browserOf(userAgent: string): Message | string {
  const [, name, version] =
    /(Firefox|Edg|OPR|Chrome)\/([\d.]+)/.exec(userAgent.replace(/Chrome(?=.*(?:Edg|OPR)\/)/, '')) ?? [];
  return name && version
    ? `${name.replace('Edg', 'Edge').replace('OPR', 'Opera')} ${version}`
    : { key: 'fault_unknown' };
}
