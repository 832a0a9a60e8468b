import { thresholds } from '../../src/diagnosis/confidence.ts';
import type { ClaimName } from '../../src/diagnosis/diagnosis.ts';
import { categories, type Half } from './capture.ts';
import type { Evaluation } from './evaluation.ts';
import { claimNames, precision, recall, type Score, scoreOf } from './score.ts';

/** A table as rows of cells, the header first. */
export type Table = readonly (readonly string[])[];

const halves: readonly Half[] = ['derivation', 'scoring'];
const levels = ['high', 'medium', 'low'] as const;

/** How many claims are right, per half and claim; then of the captures for scoring that were collected last. */
export function claimTable(all: readonly Evaluation[]): Table {
  const isLatest = ({ half, capture }: Evaluation) => half === 'scoring' && capture.isLatest === true;
  const groups = [
    ...halves.map((half) => [half, (one: Evaluation) => one.half === half] as const),
    ['scoring, latest', isLatest] as const,
  ];
  return [
    ['half', 'claim', 'right', 'wrong', 'no claim', 'right of all', 'right of claims'],
    ...groups.flatMap(([group, isMeant]) =>
      claimNames.map((claim) => {
        const score = scoreFor(all, claim, isMeant);
        return [group, claim, ...counts(score), percent(recall(score)), percent(precision(score))];
      }),
    ),
  ];
}

/** How often claims of each confidence are right, with the threshold that the level promises. */
export function confidenceTable(all: readonly Evaluation[]): Table {
  const promise = { high: thresholds.high, medium: thresholds.medium, low: undefined };
  return [
    ['half', 'claim', 'confidence', 'right', 'wrong', 'right of claims', 'promised'],
    ...halves.flatMap((half) =>
      claimNames.flatMap((claim) =>
        levels.map((level) => {
          const score = scoreFor(
            all,
            claim,
            (one) => one.half === half && one.diagnosis.confidence[claim] === level,
          );
          const promised = promise[level];
          return [
            half,
            claim,
            level,
            String(score.right),
            String(score.wrong),
            percent(precision(score)),
            promised ? percent(promised) : '',
          ];
        }),
      ),
    ),
  ];
}

/** How many claims are right on the half for scoring, per category of what generated the response. */
export function categoryTable(all: readonly Evaluation[]): Table {
  return [
    ['category', 'captures', ...claimNames],
    ...categories.map((category) => {
      const isMeant = (one: Evaluation) => one.half === 'scoring' && one.capture.category === category;
      return [
        category,
        String(all.filter(isMeant).length),
        ...claimNames.map((claim) => percent(recall(scoreFor(all, claim, isMeant)))),
      ];
    }),
  ];
}

/** How often claims on each basis are right in each half: on the one for scoring, the measurements of `confidence.ts`. */
export function basisTable(all: readonly Evaluation[]): Table {
  const rows = claimNames.flatMap((claim) =>
    [...new Set(all.map(({ diagnosis }) => diagnosis.basis[claim]))].sort().map((basis) => [
      claim,
      basis,
      ...halves.flatMap((half) => {
        const isMeant = (one: Evaluation) => one.half === half && one.diagnosis.basis[claim] === basis;
        const score = scoreFor(all, claim, isMeant);
        return [`${score.right} of ${score.right + score.wrong}`, percent(precision(score))];
      }),
    ]),
  );
  return [['claim', 'basis', ...halves.flatMap((half) => [half, ''])], ...rows];
}

/** How often the rules of each product are right on the half for derivation, by what the generator's claim rests on. */
export function ruleTable(all: readonly Evaluation[]): Table {
  const nameOf = ({ diagnosis }: Evaluation) =>
    `${diagnosis.generatedBy ?? '–'} (${diagnosis.basis.generatedBy})`;
  const derived = all.filter(({ half }) => half === 'derivation');
  return [
    ['rules', ...claimNames.flatMap((claim) => [claim, 'wrong'])],
    ...[...new Set(derived.map(nameOf))].sort().map((name) => {
      const isMeant = (one: Evaluation) => nameOf(one) === name;
      return [
        name,
        ...claimNames.flatMap((claim) => {
          const { right, wrong } = scoreFor(derived, claim, isMeant);
          return [`${right} of ${right + wrong}`, wrong ? String(wrong) : ''];
        }),
      ];
    }),
  ];
}

/** The claims that are wrong, or missing although the truth is known. */
export function missTable(all: readonly Evaluation[]): Table {
  return [
    ['half', 'capture', 'status', 'claim', 'said', 'truth', 'confidence', 'basis'],
    ...all.flatMap(({ half, capture, diagnosis, grades }) =>
      claimNames
        .filter((claim) => grades[claim] === 'wrong' || grades[claim] === 'silent')
        .map((claim) => [
          half,
          capture.id,
          String(capture.status ?? '–'),
          claim,
          String(diagnosis[claim] ?? '–'),
          (capture[claim] ?? []).join(' | '),
          diagnosis.confidence[claim],
          diagnosis.basis[claim],
        ]),
    ),
  ];
}

function scoreFor(
  all: readonly Evaluation[],
  claim: ClaimName,
  isMeant: (one: Evaluation) => boolean,
): Score {
  return scoreOf(all.filter(isMeant).map(({ grades }) => grades[claim]));
}

function counts({ right, wrong, silent }: Score): string[] {
  return [right, wrong, silent].map(String);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}

/** Lays a table out in columns for a terminal. */
export function inColumns(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Lays a table out as Markdown. */
export function inMarkdown([header = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
