import type { Message } from './message.ts';
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

/** Returns the lines that end every report: the browser's version and this extension's. */
export function environmentLines({ userAgent, version }: ReportContext): readonly ReportLine[] {
  return [
    { label: { key: 'report_browser' }, value: browserOf(userAgent) },
    { label: { key: 'extensionName' }, value: version },
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

/** Formats a time as in 2026-11-22T23:40:12+01:00 (RFC 3339). `zoneOffset` in minutes, as in `ReportContext`. */
export function zonedTime(at: number, zoneOffset: number): string {
  const local = new Date(at - zoneOffset * 60_000).toISOString().slice(0, 19);
  const distance = Math.abs(zoneOffset);
  const [hours, minutes] = [Math.floor(distance / 60), distance % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${local}${zoneOffset > 0 ? '-' : '+'}${hours}:${minutes}`;
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
