import type { HopState } from '../../src/diagnosis/hop.ts';
import type { Check, Command, Explanation, Link, Owner } from '../../src/explanation/explanation.ts';
import { english } from './english.ts';

/** How the lines may look: as wide as this, bold or not, with this system's commands. */
export interface Look {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly shell: keyof Command;
}

const signs: Readonly<Record<HopState, string>> = { fine: '✓', broken: '✗', unknown: '?' };

/** An explanation as a person reads it in a terminal. */
export function layOut(explanation: Explanation, owner: Owner, look: Look): string {
  const { headline, happened, isItMe, whatNow, howLong, chain, evidence } = explanation;
  const answers: [string, string][] = [
    ['What happened', happened.map(english).join(' ')],
    ['Is it me?', english(isItMe)],
    ['What now?', english(whatNow)],
    ...(howLong ? [['How long?', english(howLong)] as [string, string]] : []),
  ];
  const blocks = [
    [look.bold(english(headline))],
    [drawChain(chain, ' ── ')],
    answers.flatMap(([question, answer]) => indent(answer, look.width, look.bold(question.padEnd(16)), 16)),
    [
      look.bold('Why we think so'),
      ...evidence.flatMap((reason) => indent(english(reason), look.width, '  - ', 4)),
    ],
    [
      look.bold('For the person who runs the site'),
      ...indent([owner.author, owner.summary, owner.confidence].map(english).join(' '), look.width, '  ', 2),
      `  ${drawChain(owner.chain, ' → ')}`,
      ...owner.ids.map(({ name, value }) => `  ${name}: ${value}`),
    ],
    owner.checks.flatMap((check, index) => drawCheck(check, index, look)),
    owner.links.map(({ label, url }) => `  ${english(label)}\n    ${url}`),
  ];
  return `${blocks
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function drawChain(links: readonly Link[], line: string): string {
  return links.map(({ name, state }) => `${english(name)} ${signs[state]}`).join(line);
}

function drawCheck({ text, commands }: Check, index: number, look: Look): string[] {
  const lines = indent(english(text), look.width, `  ${index + 1}. `, 5);
  return [...lines, ...commands.map((command) => `       ${command[look.shell]}`)];
}

/** Wraps a text; the first line begins with `lead`, the others with as much space. */
function indent(text: string, width: number, lead: string, space: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && space + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(space)) + line);
}
