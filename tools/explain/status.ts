import { causeOfCode } from '../../src/diagnosis/browser-error-codes.ts';
import { checksOf } from '../../src/explanation/check-commands.ts';
import { type MeaningText, meaningOfCode, meaningOfError } from '../../src/explanation/code-meaning.ts';
import { commandTargetOf } from '../../src/explanation/command-target.ts';
import type { Message, MessageKey } from '../../src/explanation/message.ts';
import { english } from './english.ts';
import { drawCheck, indent, type Style } from './layout.ts';

/**
 * Returns what a status, one of Cloudflare's codes or a browser's own error means, as text for a terminal. Throws an
 * Error with a one-line message if it is none of these.
 *
 * @param url the site in the commands; empty for an example
 */
export function explainStatus(given: string, url: string, style: Style): string {
  const meaning = meaningOf(given);
  const { name, machine, reasons, advice, checks, related, sources } = meaning;
  const title = (key: MessageKey) => style.bold(english({ key }));
  const listed = (messages: readonly Message[], lead: (nth: number) => string) =>
    messages.flatMap((message, nth) => indent(english(message), style.width, lead(nth), 5));
  const numbered = (nth: number) => `  ${nth + 1}. `;
  const blocks = [
    [style.bold(name ?? given)],
    indent(machine.map(english).join(' '), style.width, '', 0),
    [title('meaning_reasons'), ...listed(reasons, numbered)],
    [title('meaning_user'), ...listed(advice, () => '  -  ')],
    [
      title('meaning_owner'),
      ...checksOf(checks, { chain: [] }, commandTargetOf(url)).flatMap((check, nth) =>
        drawCheck(check, nth, style),
      ),
    ],
    related.length > 0 ? [title('meaning_related'), ...related.map((code) => `  ${code}`)] : [],
    [title('meaning_sources'), ...sources.map((source) => `  ${source.label}\n    ${source.url}`)],
  ];
  return `${blocks
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function meaningOf(given: string): MeaningText {
  const cause = /^(?:net::)?[A-Z]+(?:_[A-Z0-9]+)+$/.test(given) ? causeOfCode(given) : 'unknown';
  const meaning = /^\d{3,4}$/.test(given)
    ? meaningOfCode(Number(given))
    : cause === 'unknown'
      ? undefined
      : meaningOfError(cause);
  if (meaning) return meaning;
  throw new Error(
    `Expected a status from 400 on (502), a Cloudflare code (1016) or a browser's error (ERR_CONNECTION_REFUSED) for --status, found "${given.slice(0, 60)}".`,
  );
}
