import { readFileSync } from 'node:fs';
import { parseArgs, styleText } from 'node:util';
import { readBodyMarks } from '../src/diagnosis/body-marks.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../src/diagnosis/diagnosis.ts';
import { explainPage } from '../src/explanation/explain.ts';
import type { Explanation } from '../src/explanation/explanation.ts';
import type { Page } from '../src/navigation/page.ts';
import { english } from './explain/english.ts';
import { layOut } from './explain/layout.ts';
import { readRawResponse } from './explain/raw-response.ts';

const usage = `Usage: npm run explain -- [options] [FILE]

Explains a failed response, as "curl -si URL" prints it, from FILE or standard input.

  --json        print one object
  --took MS     time to the first byte, in milliseconds
  --url URL     the address that was asked for
  --method M    the method of the request (GET)
  --help        print this
`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      took: { type: 'string' },
      url: { type: 'string', default: '' },
      method: { type: 'string', default: 'GET' },
      help: { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 1) throw new Error('One file at a time, please.');
  const { took, url } = values;
  if (took !== undefined && !/^\d{1,9}(?:\.\d+)?$/.test(took))
    throw new Error(`--took is no number of ms: "${took}".`);
  if (url && !URL.canParse(url)) throw new Error(`--url is no URL: "${url.slice(0, 60)}".`);
  return { ...values, file: positionals[0] ?? '-' };
}

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(`${file === '-' ? 'Standard input' : file} can't be read (${reason}).`);
  }
}

function pageFrom({ file, took, url, method }: ReturnType<typeof readOptions>): [Page, string] {
  const { status, headers, body, redirected } = readRawResponse(readInput(file));
  const timeToFirstByte = took === undefined ? {} : { timeToFirstByte: Number(took) };
  const head = { status, headers, fromCache: false, redirected, ...timeToFirstByte };
  return [
    { url, method, documentId: undefined, arrivedAt: Date.now(), outcome: { kind: 'response', head } },
    body,
  ];
}

function toJson(diagnosis: Diagnosis, explanation: Explanation) {
  const { status, speaker, fault, cause, confidence, retry, chain, ids } = diagnosis;
  const { headline, happened, isItMe, whatNow, howLong, evidence, owner } = explanation;
  return {
    status,
    speaker,
    fault,
    cause,
    confidence,
    retry,
    products: [...new Set(chain.flatMap(({ product }) => product ?? []))],
    ids,
    headline: english(headline),
    explanation: `${happened.map(english).join(' ')} Is it me? ${english(isItMe)}`,
    advice: {
      visitor: [whatNow, ...(howLong ? [howLong] : [])].map(english),
      owner: owner.checks.map(({ text, commands }) => ({ check: english(text), commands })),
    },
    evidence: evidence.map(english),
  };
}

function run(): void {
  const options = readOptions();
  if (options.help) return void process.stdout.write(usage);
  const [page, body] = pageFrom(options);
  const marks = body.trim() ? { marks: readBodyMarks(body) } : {};
  const diagnosis = diagnose(page, { now: page.arrivedAt, online: true, ...marks });
  const explanation = explainPage(page, diagnosis);
  const bold = (text: string) => (process.stdout.isTTY ? styleText('bold', text) : text);
  const shell = process.platform === 'win32' ? 'windows' : 'unix';
  const width = Math.min(process.stdout.columns ?? 80, 100);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(toJson(diagnosis, explanation), null, 2)}\n`
      : layOut(explanation, { width, bold, shell }),
  );
}

try {
  run();
} catch (error) {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  process.stderr.write(`explain: ${line}\n`);
  process.exitCode = 2;
}
