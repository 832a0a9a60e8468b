import { describe, expect, it } from 'vitest';
import { isUnsure } from '../../src/diagnosis/certainty.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import type { Explanation } from '../../src/explanation/explanation.ts';
import { ownersPart } from '../../src/explanation/owner.ts';
import type { Page } from '../../src/navigation/page.ts';
import { english } from '../../tools/explain/english.ts';
import { type Case, cases, knownOf, pageOf } from '../corpus/corpus.ts';

interface Shown {
  readonly page: Page;
  readonly diagnosis: Diagnosis;
  readonly explanation: Explanation;
  /** What the user reads, except the evidence, which quotes the response. */
  readonly user: string;
  /** What the operator reads about generator and cause. */
  readonly operator: string;
}

function show(page: Page, context: Parameters<typeof diagnose>[1]): Shown {
  const diagnosis = diagnose(page, context);
  const explanation = explainPage(page, diagnosis);
  const { headline, happened, isItMe, whatNow, howLong } = explanation;
  const owner = ownersPart(diagnosis, { url: page.url, method: 'GET' } as never);
  return {
    page,
    diagnosis,
    explanation,
    user: [headline, ...happened, isItMe, whatNow, ...(howLong ? [howLong] : [])].map(english).join(' '),
    operator: [owner.generatedBy, owner.summary].map(english).join(' '),
  };
}

const stateOf = ({ explanation }: Shown, link: 0 | 1 | 2 | 3) => explanation.chain[link].state;
const hasHop = ({ diagnosis }: Shown, ...kinds: readonly string[]) =>
  diagnosis.chain.some(({ kind }) => kinds.includes(kind));

/** What a text says, and what must then be true of the diagnosis and of the chain that is drawn next to it. */
const userRules: readonly (readonly [text: RegExp, mustHold: (shown: Shown) => boolean])[] = [
  [/front door/i, (shown) => hasHop(shown, 'edge', 'gateway') && stateOf(shown, 2) !== 'unknown'],
  [/front door has a problem/i, (shown) => stateOf(shown, 2) === 'broken'],
  [/own (?:server|program)/i, (shown) => stateOf(shown, 3) === 'broken'],
  [/service in front of the website/i, (shown) => hasHop(shown, 'edge')],
  [/your network (?:could|wants)/i, (shown) => stateOf(shown, 1) === 'broken'],
  [
    /\b(?:it|website) says\b/i,
    ({ diagnosis }) => diagnosis.status === 410 || diagnosis.basis.cause === 'statement',
  ],
  [/busy|being worked on/i, ({ diagnosis }) => ['overloaded', 'maintenance'].includes(diagnosis.cause)],
  [/can't tell yet/i, (shown) => stateOf(shown, 1) === 'unknown'],
  [/own network, as is common|not your device/i, (shown) => stateOf(shown, 1) === 'broken'],
  [/waited/i, ({ diagnosis }) => diagnosis.generatedBy !== null && diagnosis.generatedBy !== 'origin'],
  [/you got as far/i, (shown) => stateOf(shown, 2) === 'fine'],
  [/can't tell which part/i, ({ explanation }) => explanation.chain.every(({ state }) => state !== 'broken')],
  [/nothing is broken/i, ({ explanation }) => explanation.chain.every(({ state }) => state !== 'broken')],
  [/your internet works/i, ({ diagnosis }) => diagnosis.fault !== 'network' && diagnosis.fault !== 'user'],
];

const operatorRules: readonly (readonly [text: RegExp, mustHold: (shown: Shown) => boolean])[] = [
  [/the origin itself.*\b(?:the gateway|upstream|the platform|the edge)\b/i, () => false],
  [/the origin itself.*\bthe origin was not asked/i, () => false],
  [/\bthe edge\b/i, (shown) => hasHop(shown, 'edge')],
  [/visitor's network/i, ({ diagnosis }) => diagnosis.fault === 'network'],
];

function unsupported(shown: Shown): string[] {
  const { diagnosis, page } = shown;
  const about = `${diagnosis.status} ${diagnosis.generatedBy} ${diagnosis.cause} ${diagnosis.fault} ${page.url}`;
  const check = (text: string, rules: typeof userRules) =>
    rules
      .filter(([said, mustHold]) => said.test(text) && !mustHold(shown))
      .map(([said]) => `${said}: ${text} (${about})`);
  const broken = diagnosis.chain.filter(({ state }) => state === 'broken').map(({ kind }) => kind);
  const failed = diagnosis.fault === 'site' ? 'origin' : diagnosis.fault;
  const isDrawn = isUnsure(diagnosis) || ['none', 'unknown'].includes(failed);
  return [
    ...check(shown.user, userRules),
    ...check(shown.operator, operatorRules),
    ...(broken.join() === (isDrawn ? '' : failed) ? [] : [`the chain shows ${broken} broken (${about})`]),
  ];
}

describe('explanations state only what the response supports', () => {
  it('for every response of the corpus, with and without its body', () => {
    const all = cases.flatMap((sample): Case[] => [sample, { ...sample, body: '' }]);
    expect(all.flatMap((sample) => unsupported(show(pageOf(sample), knownOf(sample))))).toEqual([]);
  });

  it('for every status with every combination of server, page, scheme and duration', () => {
    const statuses = [
      400, 403, 404, 407, 410, 429, 451, 500, 501, 502, 503, 504, 508, 511, 520, 522, 523, 525, 528, 530, 599,
    ];
    const servers = [
      [],
      ['nginx'],
      ['cloudflare'],
      ['awselb/2.0'],
      ['squid/5.7'],
      ['Microsoft-HTTPAPI/2.0'],
      ['Acme/1.0'],
    ];
    const bodies = [
      '',
      '<h1>Bad Gateway</h1>',
      '<title>Shop</title><h1>Sorry</h1><p>Something went wrong in our shop.</p>',
      'no healthy upstream',
    ];
    const all = statuses.flatMap((status) =>
      servers.flatMap((server) =>
        bodies.flatMap((body) =>
          (['http', 'https'] as const).flatMap((scheme) =>
            [undefined, 20, 60_010].map(
              (took): Case => ({
                id: 'generated',
                source: '',
                products: [],
                generatedBy: null,
                fault: null,
                status,
                headers: server.map((name) => ['Server', name]),
                body,
                scheme,
                ...(took !== undefined && { took }),
              }),
            ),
          ),
        ),
      ),
    );
    expect(all.flatMap((sample) => unsupported(show(pageOf(sample), knownOf(sample))))).toEqual([]);
  });
});
