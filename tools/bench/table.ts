import type { Figure, Promised } from './figure.ts';

const header = ['', 'figure', 'floor', 'ratio', '95 % interval', 'promise', ''];

/** Returns the figures as lines of a table, one for each benchmark's name and one for each of its figures. */
export function table(results: ReadonlyMap<string, readonly Figure[]>): string[] {
  const rows = [...results].flatMap(([name, figures]) => [[name], ...figures.map(cells)]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column > 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function cells({ what, value, unit, floor, ratio, promise }: Figure): string[] {
  const inUnit = (number: number) => [rounded(number), unit].filter(Boolean).join(' ');
  const sure = typeof ratio === 'object' ? ratio : undefined;
  const times = typeof ratio === 'object' ? ratio.median : ratio;
  return [
    `  ${what}`,
    inUnit(value),
    floor === undefined ? '' : inUnit(floor),
    times === undefined ? '' : times.toFixed(3),
    sure ? `${sure.low.toFixed(3)}–${sure.high.toFixed(3)}` : '',
    promise?.words ?? '',
    promise ? wordsOf(promise) : '',
  ];
}

const statusWords = { kept: 'kept', broken: 'BROKEN', open: 'NOT SHOWN' } as const;

function wordsOf({ status, dependsOnMachine }: Promised): string {
  return dependsOnMachine ? `${statusWords[status]} (here)` : statusWords[status];
}

/** Formats three significant digits, and no fraction where they are whole. */
function rounded(number: number): string {
  const digits = Math.abs(number) >= 100 ? 0 : 2;
  return Number.isInteger(number) || Math.abs(number) >= 100
    ? number.toLocaleString('en', { maximumFractionDigits: 0 })
    : number.toLocaleString('en', { maximumSignificantDigits: digits + 1 });
}
