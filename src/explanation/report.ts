import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Page } from '../navigation/page.ts';
import { harmless } from './harmless.ts';
import type { Message } from './message.ts';
import { ownersPart } from './owner.ts';
import { redactText, shareableUrl } from './redact.ts';
import { siteOf } from './site.ts';

/** What a report says beside the page: none of it is the reader's own. */
export interface Circumstances {
  /** In a private window the address, the ids and what a server says of the request are left out. */
  readonly private: boolean;
  /** The zone's offset from UTC at the time of the failure, in minutes, as `Date.getTimezoneOffset` counts. */
  readonly zoneOffset: number;
  readonly userAgent: string;
  readonly version: string;
}

/** One line. A string was written by others or is a value; a message is a sentence of ours. */
export interface ReportLine {
  readonly label: Message;
  readonly value: Message | string;
}

/**
 * What a site's owner or a help desk needs to find this failure in their logs. No cookies, no query, no credentials,
 * no path that looks like a token.
 */
export function reportOf(
  { page, diagnosis }: FailedPage,
  circumstances: Circumstances,
): readonly ReportLine[] {
  const { author, summary, confidence } = ownersPart(diagnosis, siteOf(page.url));
  const hidden = circumstances.private;
  const head = page.outcome.kind === 'response' ? page.outcome.head : undefined;
  // Its details may quote the address that was asked for.
  const proxyStatus = (hidden ? undefined : head)?.headers.flatMap(([name, value]) =>
    /^proxy-status$/i.test(name) ? [value] : [],
  );
  const lines: readonly (readonly [Message['key'], Message | string | undefined])[] = [
    ['report_time', zonedTime(page.arrivedAt, circumstances.zoneOffset)],
    ['report_address', hidden ? { key: 'report_private' } : shareableUrl(page.url)],
    ['report_method', page.method],
    ['report_answer', author],
    ['report_error', errorOf(page)],
    ['report_fault', { key: `fault_${diagnosis.fault}` }],
    ['report_cause', summary],
    ['report_confidence', confidence],
    ['report_proxy_status', proxyStatus?.length ? redactText(proxyStatus.join(', ')) : undefined],
    [
      'report_took',
      head?.timeToFirstByte === undefined ? undefined : `${Math.round(head.timeToFirstByte)} ms`,
    ],
  ];
  const ids = hidden ? [] : diagnosis.ids;
  return [
    ...lines.flatMap(([key, value]) => (value === undefined ? [] : { label: { key }, value })),
    ...ids.map(({ name, value }): ReportLine => ({ label: { key: 'report_id', values: [name] }, value })),
    { label: { key: 'report_browser' }, value: browserOf(circumstances.userAgent) },
    { label: { key: 'extensionName' }, value: circumstances.version },
  ];
}

/** Puts a report into plain text, or into a Markdown list whose values stand as code: nothing in them is markup. */
export function writeReport(
  lines: readonly ReportLine[],
  format: 'text' | 'markdown',
  say: (message: Message) => string,
): string {
  const written = lines.map(({ label, value }) => {
    const name = say(label);
    if (typeof value !== 'string')
      return format === 'text' ? `${name}: ${say(value)}` : `- **${name}:** ${say(value)}`;
    const safe = harmless(value);
    return format === 'text' ? `${name}: ${safe}` : `- **${name}:** \`${safe.replaceAll('`', "'")}\``;
  });
  return `${written.join('\n')}\n`;
}

/** Such as 2026-11-22T23:40:12+01:00 (RFC 3339). */
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

/** The browser's name and version out of its user agent; others are called by what they are built on. */
function browserOf(userAgent: string): Message | string {
  const [, name, version] =
    /(Firefox|Edg|OPR|Chrome)\/([\d.]+)/.exec(userAgent.replace(/Chrome(?=.*(?:Edg|OPR)\/)/, '')) ?? [];
  return name && version
    ? `${name.replace('Edg', 'Edge').replace('OPR', 'Opera')} ${version}`
    : { key: 'fault_unknown' };
}
