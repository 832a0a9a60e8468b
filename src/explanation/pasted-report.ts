import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { PastedResponse } from '../pasted/pasted-response.ts';
import { commandTargetOf } from './command-target.ts';
import { explainPage } from './explain.ts';
import type { Message } from './message.ts';
import { ownersPart } from './owner.ts';
import { pastedEvidence, sentAt } from './pasted-page.ts';
import { redactText } from './redact.ts';
import { reportOf } from './report.ts';
import { writeReport } from './report-lines.ts';
import { sanitize } from './sanitize.ts';

/** Lines of a report that are about the user's own browser, which did not receive this response. */
const aboutBrowser: ReadonlySet<Message['key']> = new Set<Message['key']>([
  'report_browser',
  'extensionName',
]);

/**
 * Returns the explanation of a pasted response as Markdown, with the evidence and the checks and their commands. Omits
 * cookies, queries, credentials and what may be a token, as every report does.
 *
 * @param zoneOffset the offset of the time zone in minutes, as `Date.getTimezoneOffset` returns it
 */
export function pastedReport(
  response: PastedResponse,
  failed: FailedPage,
  zoneOffset: number,
  say: (message: Message) => string,
  paragraph: (messages: readonly Message[]) => string,
): string {
  const { page, diagnosis } = failed;
  const { headline, happened } = explainPage(page, diagnosis);
  const hidden = new Set([...aboutBrowser, ...(sentAt(response) === undefined ? ['report_time'] : [])]);
  const lines = reportOf(failed, { private: false, zoneOffset, userAgent: '', version: '' }).filter(
    ({ label }) => !hidden.has(label.key),
  );
  const evidence = pastedEvidence(response, diagnosis).map(
    ({ key, values = [] }): Message => ({
      key,
      values: values.map((value) => (typeof value === 'string' ? inlineText(value) : value)),
    }),
  );
  const checks = ownersPart(diagnosis, commandTargetOf(page.url)).checks.flatMap(
    ({ text, commands }, nth) => [
      `${nth + 1}. ${say(text)}`,
      ...commands.map(({ unix }) => `   - \`${unix}\``),
    ],
  );
  return [
    `**${say(headline)}** ${paragraph(happened)}`,
    writeReport(lines, 'markdown', say).trimEnd(),
    `**${say({ key: 'popup_evidence' })}**`,
    evidence.map((message) => `- ${say(message)}`).join('\n'),
    ...(checks.length > 0 ? [`**${say({ key: 'popup_owner' })}**`, checks.join('\n')] : []),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** Redacts text from a response, and escapes what Markdown or HTML would interpret. */
function inlineText(value: string): string {
  return sanitize(redactText(value)).replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
