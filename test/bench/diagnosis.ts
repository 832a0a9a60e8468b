import type { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { Header, Page } from '../../src/navigation/page.ts';
import { atLeast, atMost, type Benchmark } from '../../tools/bench/figure.ts';
import { cases, pageOf } from '../corpus/corpus.ts';
import { chance } from '../outage/chance.ts';
import { pageWith } from '../support/page.ts';
import { shippedDiagnose } from './shipped-diagnose.ts';

type Diagnose = typeof diagnose;

const known = { now: 0, online: true };

/**
 * Returns diagnoses of the corpus's heads per second of one core: by CPU time, so that other work on the
 * machine does not count.
 */
function throughput(diagnose: Diagnose): number {
  const pages = cases.filter(({ headers }) => headers.length > 0).map(pageOf);
  const run = (rounds: number) => {
    for (let round = 0; round < rounds; round++) for (const page of pages) diagnose(page, known);
  };
  run(1000);
  const rounds = 5000;
  const start = process.cpuUsage();
  run(rounds);
  const { user, system } = process.cpuUsage(start);
  return (rounds * pages.length * 1e6) / (user + system);
}

/** Fragments that almost match a pattern, so that a pattern that backtracks would. */
const inputs = [
  ' ',
  'a',
  '5',
  '502 Bad ',
  'error ',
  'Error 1',
  '<',
  '<center>',
  '<head>\n  <meta ',
  'Apache ',
  '#1.',
  'Reference #1',
  'cache-a-',
  'HTTP ERROR 500 ',
  'That is an error. ',
  'Fatal error: ',
  'техническ ',
  'The proxy server could not handle the request ',
];

function hurtful(input: string): [Page, PageContent] {
  const piece = input.repeat(Math.ceil(4096 / input.length)).slice(0, 4096);
  const names = [
    'via',
    'server',
    'x-cache',
    'server-timing',
    'proxy-status',
    'cache-status',
    'set-cookie',
    'x-served-by',
    'x-amzn-errortype',
    'retry-after',
    'x-pad',
  ];
  const headers: Header[] = [];
  for (let size = 0; size < 256 * 1024; size += piece.length) {
    headers.push([names[headers.length % names.length] ?? 'x-pad', piece]);
  }
  // Names are processed in order too: the longest that are read, each different.
  for (let nth = 0; nth < 20; nth++) headers.unshift([`server-${nth}-${piece.slice(0, 80)}`, 'Caddy']);
  const head = { status: 503, headers, fromCache: false, redirected: false, timeToFirstByte: 60_000 };
  const page = pageWith({ url: 'https://a.example/', outcome: { kind: 'response', head } });
  return [page, { title: piece, text: piece, markup: piece, textLength: 4096, refreshes: false }];
}

/** Returns the slowest of the inputs and the median of its runs, in ms. */
function worstCase(diagnose: Diagnose): { input: string; ms: number } {
  const times = inputs.map((input) => {
    const [page, content] = hurtful(input);
    const runs = Array.from({ length: 21 }, () => {
      const start = performance.now();
      diagnose(page, { ...known, content });
      return performance.now() - start;
    });
    return { input, ms: runs.sort((a, b) => a - b)[10] ?? 0 };
  });
  return times.sort((a, b) => b.ms - a.ms)[0] ?? { input: '', ms: 0 };
}

/**
 * Mutates heads of the corpus: names, values and statuses swapped, truncated, repeated and corrupted. Returns
 * how many throw.
 */
function mutate(diagnose: Diagnose, count: number): number {
  const next = chance(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const lines = cases.flatMap(({ headers }) => headers);
  const spoil = (value: string) => {
    const at = Math.floor(next() * value.length);
    return next() < 0.5
      ? value
      : value.slice(0, at) + String.fromCharCode(Math.floor(next() * 0x3ff)) + value.slice(at + 1);
  };
  let thrown = 0;
  for (let index = 0; index < count; index++) {
    const headers = Array.from(
      { length: Math.floor(next() * 12) },
      (): Header => [spoil(pick(lines)[0]), spoil(pick(lines)[1])],
    );
    const head = {
      status: Math.floor(next() * 1000),
      headers,
      fromCache: next() < 0.1,
      redirected: false,
      timeToFirstByte: next() * 1e5,
    };
    const url = pick(['', 'https://a.example/', 'http://[::1', 'about:blank']);
    const page = pageWith({ url, documentId: undefined, outcome: { kind: 'response', head } });
    try {
      diagnose(page, known);
    } catch {
      thrown++;
    }
  }
  return thrown;
}

/** Measures the throughput, the worst input and a million mutated heads. */
export const diagnosis: Benchmark = {
  about: 'diagnoses per second, the worst input, mutated heads',
  async run({ rounds }) {
    const diagnose = await shippedDiagnose();
    const perSecond = throughput(diagnose);
    const worst = worstCase(diagnose);
    const heads = rounds(1_000_000);
    const thrown = mutate(diagnose, heads);
    return [
      {
        what: 'heads without content, of one core',
        value: perSecond,
        unit: '/s',
        promise: atLeast(100_000, perSecond, true),
      },
      {
        what: `the worst input (${JSON.stringify(worst.input.trim())})`,
        value: worst.ms,
        unit: 'ms',
        promise: atMost(5, worst.ms, true),
      },
      {
        what: `of ${heads.toLocaleString('en')} mutated heads, those that throw`,
        value: thrown,
        promise: atMost(0, thrown),
      },
    ];
  },
};
