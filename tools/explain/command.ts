import { parseArgs, styleText } from 'node:util';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { suspects } from '../../src/diagnosis/hop.ts';
import { commandTargetOf } from '../../src/explanation/command-target.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import type { Explanation, Owner } from '../../src/explanation/explanation.ts';
import { ownersPart } from '../../src/explanation/owner.ts';
import { diagnosePasted, isUnrecognized, pastedEvidence } from '../../src/explanation/pasted-page.ts';
import { refusalMessage, unrecognized } from '../../src/explanation/refusal-messages.ts';
import type { PastedResponse } from '../../src/pasted/pasted-response.ts';
import { readPasted } from '../../src/pasted/read-pasted.ts';
import { english } from './english.ts';
import { layOut, type Style } from './layout.ts';
import { explainStatus } from './status.ts';

const usage = `Usage: npm run explain -- [options] [FILE]
       npm run explain -- --status CODE [--url URL]

Explains a failed response from FILE or standard input: the output of "curl -si URL", headers,
a HAR file (its first failure), a line of a log or an error page; or says what a status means,
who sends it, why, and what to do about it.

  --json        print one object
  --took MS     time to the first byte, in milliseconds
  --url URL     the requested URL
  --method M    the request method
  --status CODE the status (502), Cloudflare code (1016) or browser error
                (ERR_CONNECTION_REFUSED) to explain
  --help        print this help
`;

/** What the command depends on: arguments, files and standard input (`-`), the terminal and the time. */
export interface Dependencies {
  readonly args: readonly string[];
  /** Throws an Error with a one-line message if the file cannot be read. */
  readonly read: (file: string) => string;
  /** In ms since the epoch. */
  readonly now: number;
  /** In characters. */
  readonly width: number;
  readonly isTerminal: boolean;
  readonly isWindows: boolean;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      took: { type: 'string' },
      url: { type: 'string', default: '' },
      method: { type: 'string', default: '' },
      status: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 1) throw new Error(`Expected at most one file, found ${positionals.length}.`);
  const { took, url, status, json } = values;
  if (status !== undefined && (positionals.length > 0 || took !== undefined || json)) {
    throw new Error('Expected --status without a file, --took and --json.');
  }
  if (took !== undefined && !/^\d{1,9}(?:\.\d+)?$/.test(took)) {
    throw new Error(`Expected a number of milliseconds for --took, found "${took}".`);
  }
  if (url && !URL.canParse(url)) throw new Error(`Expected a URL for --url, found "${url.slice(0, 60)}".`);
  return { ...values, file: positionals[0] ?? '-' };
}

function toJson(diagnosis: Diagnosis, explanation: Explanation, owner: Owner, evidence: readonly string[]) {
  const { status, generatedBy, fault, cause, confidence, retry, chain, ids } = diagnosis;
  const { headline, happened, isItMe, whatNow, howLong } = explanation;
  return {
    status,
    generatedBy,
    fault,
    cause,
    confidence,
    ...(fault === 'site' && { suspects }),
    retry,
    products: [...new Set(chain.flatMap(({ product }) => product ?? []))],
    ids,
    headline: english(headline),
    explanation: `${happened.map(english).join(' ')} Is it me? ${english(isItMe)}`,
    advice: {
      user: [whatNow, ...(howLong ? [howLong] : [])].map(english),
      owner: owner.checks.map(({ text, commands }) => ({ check: english(text), commands })),
    },
    evidence,
  };
}

/** Returns the output of `npm run explain`. Throws an Error whose first line describes the invalid input. */
export function explain({ args, read, now, width, isTerminal, isWindows }: Dependencies): string {
  const { help, json, took, url, method, file, status: code } = readOptions(args);
  if (help) return usage;
  const bold = (text: string) => (isTerminal ? styleText('bold', text) : text);
  const style: Style = { width, bold, shell: isWindows ? 'windows' : 'unix' };
  if (code !== undefined) return explainStatus(code, url, style);
  const reading = readPasted(read(file));
  if (reading.kind === 'refused') throw new Error(english(refusalMessage(reading.refusal)));
  const [first] = reading.responses;
  if (!first) throw new Error('Expected a response, found none.');
  const response: PastedResponse = {
    ...first,
    ...(url && { url }),
    ...(method && { method }),
    ...(took !== undefined && { timeToFirstByte: Number(took) }),
  };
  const { page, diagnosis } = diagnosePasted(response, diagnose, now);
  if (isUnrecognized(response, diagnosis)) throw new Error(english(unrecognized(response)));
  const explanation = explainPage(page, diagnosis);
  const owner = ownersPart(diagnosis, commandTargetOf(page.url));
  const evidence = pastedEvidence(response, diagnosis).map(english);
  if (json) return `${JSON.stringify(toJson(diagnosis, explanation, owner, evidence), null, 2)}\n`;
  return layOut(explanation, evidence, owner, style);
}
