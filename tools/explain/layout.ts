import type { HopState } from '../../src/diagnosis/hop.ts';
import type { Check, Command, Explanation, Link, Owner } from '../../src/explanation/explanation.ts';
import { english } from './english.ts';

/** The line width in characters, how to print bold text, and which system's commands to print. */
export interface Style {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly shell: keyof Command;
}

const symbols: Readonly<Record<HopState, string>> = { fine: '✓', broken: '✗', unknown: '?' };

/** Returns an explanation as text for a terminal. */
export function layOut(
  explanation: Explanation,
  evidence: readonly string[],
  owner: Owner,
  style: Style,
): string {
  const { headline, happened, isItMe, whatNow, howLong, chain } = explanation;
  const answers: [string, string][] = [
    ['What happened', happened.map(english).join(' ')],
    ['Is it me?', english(isItMe)],
    ['What now?', english(whatNow)],
    ...(howLong ? [['How long?', english(howLong)] as [string, string]] : []),
  ];
  const blocks = [
    [style.bold(english(headline))],
    [drawChain(chain, ' ── ')],
    answers.flatMap(([question, answer]) => indent(answer, style.width, style.bold(question.padEnd(16)), 16)),
    [style.bold('Why we think so'), ...evidence.flatMap((reason) => indent(reason, style.width, '  - ', 4))],
    [
      style.bold('For the person who runs the site'),
      ...indent(
        [
          owner.generatedBy,
          ...(owner.named ? [owner.named] : []),
          owner.summary,
          ...(owner.suspects ? [owner.suspects] : []),
          owner.confidence,
        ]
          .map(english)
          .join(' '),
        style.width,
        '  ',
        2,
      ),
      `  ${drawChain(owner.chain, ' → ')}`,
      ...owner.ids.map(({ name, value }) => `  ${name}: ${value}`),
    ],
    owner.checks.flatMap((check, index) => drawCheck(check, index, style)),
    owner.links.map(({ label, url }) => `  ${english(label)}\n    ${url}`),
  ];
  return `${blocks
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function drawChain(links: readonly Link[], line: string): string {
  return links.map(({ name, state }) => `${english(name)} ${symbols[state]}`).join(line);
}

/** Returns a numbered check with its commands. */
export function drawCheck({ text, commands }: Check, index: number, style: Style): string[] {
  const lines = indent(english(text), style.width, `  ${index + 1}. `, 5);
  return [...lines, ...commands.map((command) => `       ${command[style.shell]}`)];
}

/** Wraps a text. The first line begins with `lead`, the others with `space` spaces. */
export function indent(text: string, width: number, lead: string, space: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && space + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(space)) + line);
}
